"""The reply checker: which words it marks, whatever is done to hide them, and what it says about the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import approved, blocking, mention

from bot.domain.mention import Author
from bot.domain.reply import DraftOutcome, FindingLevel
from bot.replies.check.checker import check
from bot.replies.check.doubts import LIMITS, counted_by_x
from bot.replies.check.reading import MOST

GOOD = (
    "Thank you for telling us. Privacy laws keep us from discussing anyone's care in public. Patient Relations would "
    "like to listen: 555-0142."
)
REPLIES = approved()


def marked(draft: str, rule: str) -> list[str]:
    return [finding.text for finding in check(draft, approved=REPLIES).findings if finding.rule == rule]


def warned(draft: str, platform: str = "", recent: tuple[str, ...] = ()) -> set[str]:
    findings = check(draft, approved=REPLIES, platform=platform, recent=recent).findings
    return {finding.rule for finding in findings if finding.level is FindingLevel.WARN}


def test_the_passing_shape_passes() -> None:
    """Thanks, the law, a standard, an approved contact."""
    verdict = check(GOOD, approved=REPLIES)

    assert verdict.findings == ()
    assert verdict.outcome is DraftOutcome.PASS


def test_the_exact_words_are_marked() -> None:
    """Offsets count code points of the draft as it was given, emoji and entities before them included."""
    draft = "\U0001f64f Thanks &amp; sorry!\nYour  visit mattered."

    (finding,) = [finding for finding in check(draft).findings if finding.rule == "R1"]

    assert finding.text == draft[finding.start : finding.end] == "Your  visit"
    assert finding.why == "It says or hints that somebody was in our care."
    assert "Privacy laws" in finding.instead


@pytest.mark.parametrize(
    "draft",
    [
        "YOUR VISIT",
        "Your\nvisit",
        "Your \t  visit",
        "Yo\u200bur vi\u00adsit",
        "Your&nbsp;visit",
        "**Your** _visit_",
        "You\u0301r visi\u0301t",
        "Y\u043eur vis\u0456t",
        "\uff39\uff4f\uff55\uff52 visit",
        "Y0ur v1sit",
        "y o u r  v i s i t",
        "(your) visit",
        "your hospitali-\nzation",
    ],
)
def test_a_disguise_does_not_help(draft: str) -> None:
    """What a reader reads is what is judged."""
    assert "R1" in blocking(check(draft))


@pytest.mark.parametrize(
    "draft",
    [
        "We didn't treat you.",
        "We didn\u2019t treat you.",
        "We didnt treat you.",
        "We didn`t treat you.",
        "We didn;t treat you.",
    ],
)
def test_apostrophes_are_read_however_they_are_typed(draft: str) -> None:
    """Or left out."""
    assert "R1" in blocking(check(draft))


@pytest.mark.parametrize(
    "draft",
    [
        "Thank you for being our patient, and please call our patient relations office with any questions.",
        "Thank you for being our patient, and for supporting our community.",
        "Thank you for being our patient, we are grateful to everyone in our community.",
        "Thank you for visiting our maternity ward, and we wish everyone a happy and safe holiday.",
        "Thank you for visiting our hospital, and please join us for the community fair on Saturday, with music and "
        "food for the whole family.",
        "Our volunteers and nurses never treated you, and registration is open to everyone.",
        "We take every concern seriously and would like to listen, and please delete your review.",
        "Anyone with questions can call our patient relations office, or our attorneys will be in touch.",
        "This post is with our attorneys, and anyone with questions can call our patient relations office.",
        "Our board and our attorneys have seen this post, and anyone with questions can call our office.",
        "Our attorneys are reading this page along with the whole community.",
        "We take every concern seriously, our attorneys included.",
        "Our attorneys and our patient relations office take every post seriously.",
        "Please contact our attorneys, as every concern is taken seriously by our patient relations office.",
        "Our hospital is open to everyone and the reviewer is lying.",
        "Our hospital serves everyone in the community, and this reviewer is lying about our nurses and volunteers.",
        "Our emergency department is open to everyone, but for this you do not need to see a doctor.",
        "With a cold there is no need to come in, and our nurse line is open to everyone.",
    ],
)
def test_harmless_words_beside_it_excuse_nothing(draft: str) -> None:
    """Neither before what breaks a rule, nor after it."""
    assert check(draft, approved=REPLIES).outcome is DraftOutcome.BLOCK


def test_a_clinical_word_of_the_mention_may_not_come_back() -> None:
    """The same word is a general standard where nobody wrote of it."""
    draft = "Infection prevention matters to every team here."

    assert check(draft, approved=REPLIES).outcome is not DraftOutcome.BLOCK
    assert blocking(check(draft, mention=mention("My wound got infected"), approved=REPLIES)) == {"R2"}
    assert blocking(check(draft, mention=mention("Long queue at the car park"), approved=REPLIES)) == set()


def test_a_clinical_word_is_about_the_person_whom_the_mention_tells_of() -> None:
    """Though the mention has another one. A sentence about everybody may have it."""
    written = mention("They laughed at my wife in the delivery room")

    assert blocking(check("Contractions can be scary.", mention=written, approved=REPLIES)) == {"R2"}
    assert blocking(check("Every unit has infection control.", mention=written, approved=REPLIES)) == set()
    assert blocking(check("Contractions can be scary.", mention=mention("Nice lobby"), approved=REPLIES)) == set()


@pytest.mark.parametrize(
    ("written", "draft"),
    [
        ("Nine hours in the ER with chest pain. Nobody cared. Avoid.", "Chest pain is always a priority."),
        ("Worst place for a miscarriage. Cold, rude, loud.", "A miscarriage deserves kindness and quiet."),
        ("Sepsis missed. Twice. Never again St Brigid.", "Sepsis is taken seriously by our whole team."),
        ("STD test results read out loud at the front desk. Mortifying.", "STD results should stay private, always."),
        ("Kept on suicide watch for 3 days without a blanket", "Suicide watch should come with comfort, always."),
        ("Do you offer refunds for missed sepsis?", "Sepsis is taken seriously by our whole team."),
        ("Do you offer IVF? Failed three times.", "IVF is a long road."),
        ("Is the cancer center open? Waiting since March.", "The cancer center is open."),
        ("Is my cancer center open?", "The cancer center is open."),
        ("Do they hide vaccine deaths?", "Vaccines are tested for years."),
    ],
)
def test_a_clinical_word_comes_back_though_the_mention_says_not_whose_it_is(written: str, draft: str) -> None:
    """Who writes in half sentences leaves their own pronouns out."""
    assert "R2" in blocking(check(draft, mention=mention(written), approved=REPLIES))


@pytest.mark.parametrize(
    ("written", "draft"),
    [
        ("Do you offer vaccines?", "Yes, vaccines are on the second floor."),
        ("does the hospital provide IVF here", "Yes, IVF is on the second floor."),
        ("Is the cancer center taking new patients?", "The cancer center is."),
    ],
)
def test_a_clinical_word_of_a_question_for_a_service_is_a_doubt(written: str, draft: str) -> None:
    """The whole mention asks whether there is such a thing, and tells of nobody."""
    verdict = check(draft, mention=mention(written), approved=REPLIES)

    assert blocking(verdict) == set()
    assert "W-repeated" in {finding.rule for finding in verdict.findings}


def test_a_day_of_the_mention_may_not_come_back_as_one_that_is_over() -> None:
    """It ties the writer to it."""
    draft = "Last Tuesday was one to remember!"

    assert blocking(check(draft, mention=mention("Our girl was born last Tuesday"), approved=REPLIES)) >= {"R4"}
    assert blocking(check(draft, mention=mention("Our girl was born in May"), approved=REPLIES)) == set()


def test_names_of_the_mention_may_not_come_back() -> None:
    """Neither its writer's, nor those that the writer used."""
    written = mention("Nurse Okonkwo was rude", Author("zelda_q", "Zelda Quist"))

    assert blocking(check("We hear you, Zelda.", mention=written)) == {"R5"}
    assert blocking(check("Okonkwo has been told.", mention=written)) >= {"R5"}
    assert blocking(check("We hear what is said here.", mention=written)) == set()


@pytest.mark.parametrize(
    "contact",
    [
        "614-555-0187",
        "(614) 555-0187",
        "6145550187",
        "1-800-555-0187",
        "someone@example.org",
        "someone [at] example [dot] org",
        "https://bit.ly/abc",
        "example.org/form",
        "@somebody",
    ],
)
def test_a_contact_that_nobody_approved_is_blocked(contact: str) -> None:
    """Whatever its form."""
    assert marked(f"Please use {contact} for this.", "R5") == [contact]


@pytest.mark.parametrize(
    "contact",
    [
        "555-0142",
        "555 0142",
        "patient.relations@stbrigid.example",
        "https://stbrigid.example/patient-relations",
        "stbrigid.example/patient-relations",
        "https://stbrigid.example",
        "911",
        "988",
    ],
)
def test_an_approved_contact_passes(contact: str) -> None:
    """In any spelling, and emergency lines always."""
    assert marked(f"Please use {contact}.", "R5") == []


def test_the_name_of_the_hospital_is_no_persons_name() -> None:
    """Nor is that of another house that is called after somebody."""
    assert marked("Thank you from St. Brigid Medical Center and the Thomas Reed Foundation.", "R5") == []
    assert marked("We thank Thomas for this.", "R5") == ["Thomas"]


@pytest.mark.parametrize(
    "draft",
    [
        "Merci beaucoup pour votre message, nous prenons chaque remarque au s\u00e9rieux.",
        "Vielen Dank f\u00fcr Ihre Nachricht, wir nehmen jeden Hinweis sehr ernst.",
        "\u0421\u043f\u0430\u0441\u0438\u0431\u043e \u0437\u0430 \u043e\u0442\u0437\u044b\u0432",
        "\u611f\u8c22\u60a8\u7684\u7559\u8a00",
    ],
)
def test_another_language_is_admitted(draft: str) -> None:
    """The checker says that it cannot judge it, and blocks nothing for that."""
    assert "W-language" in warned(draft)
    assert blocking(check(draft, approved=REPLIES)) == set()


def test_spanish_is_read() -> None:
    """The frequent mistakes are found in Spanish, and it is no strange language."""
    assert blocking(check("Gracias por elegirnos para su operaci\u00f3n.")) >= {"R1", "R2"}
    assert "W-language" not in warned("Gracias por avisarnos. Cada persona merece ser tratada con respeto.")


def test_warnings_about_the_whole() -> None:
    """Each comes alone."""
    assert warned("Thank you for your experience here. 555-0142") == {"W-experience"}
    assert warned("Thank you for writing.") == {"W-contact"}
    assert warned("THANK YOU FOR TELLING US. CALL 555-0142.") == {"W-capitals"}
    assert warned(GOOD, recent=("Something else", GOOD.upper())) == {"W-reused"}
    assert warned(f"{GOOD} Please send us a direct message.") == {"W-message"}
    assert warned(f"{GOOD} Call [NUMBER HERE].") == {"W-unfilled"}
    assert warned(GOOD + " It is read." * 20, platform="x") == {"W-length"}


@pytest.mark.parametrize("platform", LIMITS)
def test_what_fits_the_site_is_not_too_long(platform: str) -> None:
    """A short reply fits everywhere."""
    assert "W-length" not in warned(GOOD, platform=platform)


def test_x_counts_in_its_own_way() -> None:
    """A link is 23, an emoji or a Chinese letter two."""
    assert counted_by_x("See https://stbrigid.example/patient-relations-and-a-long-path now") == 4 + 23 + 4
    assert counted_by_x("\u611f\u8c22") == 4
    assert counted_by_x("caf\u00e9") == 4


@pytest.mark.parametrize(
    "bomb",
    [
        "your " * 20_000,
        "a" * 100_000,
        "you were " * 12_000,
        "1-" * 50_000,
        "a." * 50_000,
        "sorry " * 17_000,
        "\u0301" * 100_000,
        "&" * 100_000,
        "a@" * 50_000,
        "Hi A" * 25_000,
        "((((" * 25_000,
        "- A B" * 20_000,
    ],
    ids=lambda bomb: repr(bomb[:8]),
)
def test_an_endless_draft_is_blocked_and_not_read_to_its_end(bomb: str) -> None:
    """What was not read could say anything."""
    verdict = check(bomb, approved=REPLIES)

    assert verdict.outcome is DraftOutcome.BLOCK
    assert any(finding.rule == "W-unread" and finding.start == MOST for finding in verdict.findings)


def test_the_same_words_are_told_once_by_each_rule() -> None:
    """Findings stand in the order of the draft, and those of one rule do not overlap."""
    findings = check("Your visit. You were seen. Your bill was paid last Tuesday by you.").findings
    spans = [(finding.rule, finding.start, finding.end) for finding in findings]

    assert [start for _, start, _ in spans] == sorted(start for _, start, _ in spans)
    for rule, start, end in spans:
        overlapping = [other for other in spans if other[0] == rule and other[1] < end and start < other[2]]
        assert overlapping in ([(rule, start, end)], [])


WORDS = st.sampled_from(
    ["your", "visit", "Dr. Hill", "sorry", "you were", "555-0142", "on May 3", "\u200b", "&amp;", "!", "\n"]
)


@given(draft=st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_has_a_verdict_whose_words_are_its_own(draft: str) -> None:
    """Lone surrogates and piles of marks included."""
    for finding in check(draft, mention=mention(draft), approved=REPLIES).findings:
        assert finding.text == draft[finding.start : finding.end]
        assert 0 <= finding.start <= finding.end <= len(draft)


@given(place=st.integers(0, 20), mark=st.sampled_from("\u200b\u200d\u00ad\u2060\ufeff\u202e"))
def test_an_invisible_mark_anywhere_changes_nothing(place: int, mark: str) -> None:
    """It neither hides a finding nor makes one."""
    draft = "You were seen by us. "

    assert "R1" in blocking(check(draft[:place] + mark + draft[place:]))
    assert blocking(check(GOOD[:place] + mark + GOOD[place:], approved=REPLIES)) == set()
