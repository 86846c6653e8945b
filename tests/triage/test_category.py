"""Categories: what must be seen, and what only sounds like it."""

import pytest

from bot.query.text import normalise
from bot.triage.category import Finding, findings, noise

THREATS = [
    "There is a bomb in the lobby of St. Brigid",
    "Bomb threat at St Brigid's, everybody out",
    "I'm going to shoot up that hospital",
    "I will shoot the next nurse who lies to me",
    "I swear I'll kill that surgeon",
    "gonna kill you all at SBMC",
    "We are coming for you, Dr. Voss",
    "I'm bringing my gun to St Brigid tomorrow",
    "Man with a knife in the ER at Saint Brigid Hospital right now",
    "Active shooter at St. Brigid Medical Center",
    "Someone should burn that hospital down",
    "I know where Dr. Quintero lives",
    "Whoever runs billing deserves to be shot",
    "The CEO should be hanged for this",
    "Death threats against nurses at St Brigid",
    "watch your back, Okafor",
    "I hope they all die in there",
    "A gunman opened fire in the parking garage of SBMC",
    "I want to kill myself and St Brigid sent me home",
    "put a bullet in his head, that is what Quintero deserves",
]

NO_THREATS = [
    "The new café at St Brigid is killing it",
    "That scheduling app is a killer app",
    "I could kill for a coffee after this night shift",
    "My son bombed the exam but the nurses cheered him up",
    "These shoes are killing me, twelve hours on the ward",
    "Killing time in the waiting room at SBMC",
    "Get your flu shot at St. Brigid on Saturday",
    "Please shoot me an email about visiting hours",
    "Photo shoot at St Brigid today for Room to Heal",
    "I'll shoot you a message when mom is out of surgery",
    "Chemo will kill the cancer, we believe it",
    "Our cleaners kill germs so you don't have to",
    "That dress! She was dressed to kill at the gala",
    "The bath bombs in the gift shop are lovely",
    "Bomb cyclone warning for Millbrook, the ER stays open",
    "The ballots at the top: Dr. Voss blew up on LinkedIn",
    "We are coming for our appointment at ten",
    "Watching the game in the lobby, what a shot",
    "A stab at describing how grateful I am",
    "It won't kill you to smile at reception",
    "I'd kill for that parking spot",
    "You are going to kill someone with this understaffing",
]

UNSAFE = [
    "Infection after surgery at St. Brigid and nobody called",
    "My dad caught an infection on your ward",
    "Sepsis after a routine operation at SBMC",
    "They gave my mother the wrong medication twice",
    "St Brigid amputated the wrong leg",
    "The pharmacy made a medication error",
    "Misdiagnosed again at Saint Brigid Hospital",
    "They left a sponge inside me",
    "Grandpa fell out of bed and lay there all night",
    "He died waiting in the hallway",
    "She died after surgery and they hide it",
    "You killed my father",
    "Contaminated water on the third floor",
    "FDA recall of the infusion pumps used at St Brigid",
    "Recalled pacemaker devices still in use at SBMC",
    "Bedsores the size of my hand, that is St Brigid",
    "Botched operation, botched apology",
    "They refused to treat my son",
    "Sent home with a stroke. A STROKE.",
    "Cockroaches in the ICU",
    "MRSA outbreak on ward 4",
    "Dirty needles in the dialysis unit",
    "#WrongMedication at St Brigid, again",
    "Mi madre no, but mine: left to die in the ER",
]

SAFE = [
    "I fell in love with this hospital",
    "The baby fell asleep at once, thank you SBMC",
    "Their lemon cake is to die for",
    "I nearly died laughing at the nurse's joke",
    "My phone died in the waiting room",
    "The infection control team won an award",
    "Infectious laughter on the children's ward",
    "No infection, no pain, home in two days",
    "I can't recall the name of the kind nurse",
    "Total Recall is on in the lounge",
    "The recall election is next week in Millbrook",
    "Sepsis awareness day at St Brigid",
    "Our septic tank broke, unlike St Brigid's plumbing",
    "Dr. Quintero's research on preventing superbugs",
    "Got up on the wrong side of the bed, the nurse made me laugh",
    "House prices fell in Millbrook",
    "Surgery without complications, thank you",
    "Overdose awareness training on Monday",
    "The dangerously good pancakes in the cafeteria",
    "Dr. Voss is dead right about vaccines",
]

EXPOSED = [
    "Data breach at St. Brigid Medical Center",
    "Someone posted my chart on Facebook",
    "A nurse looked at my records without permission",
    "This is a HIPAA violation",
    "They leaked my test results",
    "Patient records leaked from SBMC",
    "My medical records are all over the internet",
    "St Brigid sent my results to the wrong person",
    "I got another patient's results in my envelope",
    "Someone else's records are in my portal",
    "The receptionist told my diagnosis to the whole lobby",
    "Ransomware at Saint Brigid Hospital",
    "A staff member took photos of patients",
    "They filmed me without asking",
    "Snooping in patient files at St Brigid",
    "Stolen laptop with patient records, says SBMC",
    "They violated my privacy",
    "Medical records found in the dumpster behind St Brigid",
]

DISCREET = [
    "Our app is HIPAA compliant",
    "HIPAA training on Tuesday for all staff",
    "Read the privacy policy of stbrigid.example",
    "The privacy curtain was a nice touch",
    "They protected my privacy at every step",
    "My privacy was respected",
    "Five life hacks for a hospital stay",
    "The roof of the old wing leaked",
    "A leak in the ceiling of the lobby",
    "The record heat sends many to the ER",
    "Great chart-topping show by the hospital choir",
    "St Brigid posted the visiting hours",
    "A breech baby, delivered safely at SBMC",
    "Share your story with Room to Heal",
    "They shared a lovely photo of the new garden",
]

LEGAL = [
    "Lawsuit filed against St. Brigid Medical Center",
    "I'm suing this hospital",
    "We will sue you for everything",
    "St Brigid was sued over a broken promise",
    "Malpractice. Plain and simple.",
    "My lawyer will be in touch",
    "I have called an attorney",
    "See you in court",
    "Wrongful death suit names Saint Brigid Hospital",
    "SBMC reaches $4 million settlement with family",
    "Class action against St Brigid's billing",
    "We are taking legal action",
    "The attorney general is looking at St Brigid",
    "I'm pressing charges against the guard",
    "Subpoenas for two executives of SBMC",
    "Jury awards the family two million",
]

NOT_LEGAL = [
    "Nurse Sue was an angel",
    "Thank you Sue from radiology",
    "Sue in the ER held my hand",
    "Ask about a power of attorney at the front desk",
    "Lunch in the food court across from SBMC",
    "The basketball court behind the hospital is open again",
    "The ball is in your court, Millbrook",
    "The tissue sample was fine",
    "We pursue excellence at St Brigid",
    "A courteous team, thank you",
    "I did suit up for the Halloween parade on the ward",
    "No lawsuit, just a question",
    "They settled my baby in no time",
    "The court jester visited the children's ward",
]

MEDIA = [
    "I'm a reporter with the Millbrook Gazette",
    "Journalist here, may I ask you about the ER",
    "St. Brigid did not respond to a request for comment",
    "Reaching out for comment on the closure of the ward",
    "We are on deadline, please call the desk",
    "My deadline is today at five",
    "Please send media inquiries to me",
    "I am writing a story about wait times at SBMC",
    "Working on a piece about St Brigid's billing",
    "TV crew outside Saint Brigid Hospital",
    "Our investigative team looked at St Brigid",
    "I'm going to the press with this",
    "The story airs tonight at six",
    "SBMC declined to comment",
    "Press conference at St Brigid at noon",
    "Hi, I am a producer at Channel 9",
]

NOT_MEDIA = [
    "Press the call button if you need us",
    "New bench press record in the rehab gym",
    "French press coffee in the lobby, finally",
    "Great news: mom is home",
    "Good news from St Brigid today",
    "The enrollment deadline for the class is Friday",
    "Deadline to register for Room to Heal is May 1",
    "St Brigid scored well in the Press Ganey survey",
    "Please fill in a comment card",
    "I was impressed by the team",
    "The pressure ulcer clinic moved, says the sign",
    "No news is good news",
    "The nurse pressed on the wound and it stopped bleeding",
    "Old newspapers and coffee in the waiting room",
]


def found(text: str) -> dict[str, Finding]:
    return {finding.topic.category: finding for finding in findings(text, normalise(text).searched)}


def cases(category: str, texts: list[str]) -> list[tuple[str, str]]:
    return [(category, text) for text in texts]


@pytest.mark.parametrize(
    ("category", "text"),
    [
        *cases("threat", THREATS),
        *cases("safety", UNSAFE),
        *cases("privacy", EXPOSED),
        *cases("legal", LEGAL),
        *cases("media", MEDIA),
    ],
)
def test_grave_words_are_seen(category: str, text: str) -> None:
    """What a team must not miss is found under its category."""
    assert category in found(text)


@pytest.mark.parametrize(
    ("category", "text"),
    [
        *cases("threat", NO_THREATS),
        *cases("safety", SAFE),
        *cases("privacy", DISCREET),
        *cases("legal", NOT_LEGAL),
        *cases("media", NOT_MEDIA),
    ],
)
def test_the_same_words_meant_otherwise_are_not(category: str, text: str) -> None:
    """Figures of speech, denials and other senses of the word raise no alarm of that category."""
    assert category not in found(text)


@pytest.mark.parametrize(
    ("category", "text"),
    [
        ("service", "Nine hours in the waiting room and nobody came"),
        ("service", "The receptionist was rude"),
        ("service", "Your billing department charged me twice"),
        ("service", "Parking is impossible at St Brigid"),
        ("service", "They never called back"),
        ("praise", "Thank you to the wonderful nurses on ward 4"),
        ("praise", "I cannot fault the care at SBMC"),
        ("praise", "The midwives were so kind"),
        ("question", "What time do visiting hours start?"),
        ("question", "Does anyone know a good cardiologist at SBMC"),
        ("question", "Is the clinic on Elm Street open on Sundays?"),
    ],
)
def test_everyday_talk_has_its_category(category: str, text: str) -> None:
    """Service, praise and questions lead where nothing graver is said."""
    assert next(iter(found(text))) == category


@pytest.mark.parametrize(
    "text",
    [
        "St. Brigid Medical Center, Millbrook",
        "Can't wait for Room to Heal",
        "The waiting room was bright",
        "Free parking at the gala",
        "He went to Saint Brigid Hospital",
    ],
)
def test_nothing_said_is_no_topic(text: str) -> None:
    """A name in passing touches no topic."""
    assert found(text) == {}


def test_the_gravest_leads() -> None:
    """Several topics may hold; they come in the order of their gravity, whatever the order of the words."""
    text = "Rude staff, my lawyer knows, they leaked my records, infection after surgery. I know where he lives"

    assert list(found(text)) == ["threat", "safety", "privacy", "legal", "service"]


def test_words_are_quoted() -> None:
    """A finding quotes the words that made it, the weightiest first."""
    finding = found("He died. Infection after surgery!")["safety"]

    assert finding.quotes == ("infection after surgery", "died")


def test_more_grave_phrases_weigh_more() -> None:
    """One phrase may be an accident of words; a second one makes it graver, up to a bound."""
    points = [
        found(text)["safety"].points
        for text in (
            "wrong medication",
            "wrong medication, bedsores",
            "wrong medication, bedsores, cockroaches, MRSA, misdiagnosed",
        )
    ]

    assert points == [40, 50, 60]


def test_a_phrase_counts_once_within_a_weightier_one() -> None:
    """The infection of `infection after surgery` is not a second finding."""
    assert found("infection after surgery")["safety"].points == 40


def test_case_accents_and_signs_do_not_matter() -> None:
    """Whole words are compared as the query language compares them."""
    assert "safety" in found("WRÓNG médication!!!")
    assert "safety" not in found("prosepsisology")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We're hiring nurses at St. Brigid", "were hiring"),
        ("I'm at St. Brigid Medical Center (Millbrook)", "im at"),
        ("What a day at St. Brigid", ""),
    ],
)
def test_adverts_and_check_ins_are_noise(text: str, words: str) -> None:
    """Their words are told, so that the verdict can quote them."""
    assert noise(normalise(text).searched) == words
