"""A rulebook over mentions of the past: matches, threads, marks, and what an edit changes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot import wiring
from bot.domain.mention import Mention
from bot.domain.routing import Route, Routing
from bot.domain.rule import Rule, RuleKind
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.flow.backtest.backtest import Recorded, Result
from bot.flow.backtest.replay import Told
from bot.flow.backtest.trial import Report, Trial
from bot.rulebook.wordbook import shipped

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NAME = Rule("name", "The hospital", RuleKind.HOSPITAL, '"St. Brigid Medical Center" OR sbmc')
VOSS = Rule("voss", "Dr. Eleanor Voss", RuleKind.EXECUTIVE, '"Eleanor Voss"', severity=Severity.HIGH)
GRAVE = Routing(routes=(Route("crisis-room", "crisis", at_least=Severity.HIGH),))


def said(text: str, number: int, minutes: int = 0, **fields: object) -> Mention:
    at = NOW - timedelta(days=1) + timedelta(minutes=minutes or number)
    return Mention(**{"source": "x", "external_id": str(number), "text": text, "published_at": at, **fields})


def recorded(*texts: str) -> list[Recorded]:
    return [Recorded(said(text, number)) for number, text in enumerate(texts)]


def tried(
    mentions: Iterable[Recorded], *rules: Rule, against: tuple[Rule, ...] = (), samples: int = 3, batch: int = 2
) -> Report:
    """A trial that is given its mentions in small batches."""
    present = Rulebook(against, routing=GRAVE, wordbook=shipped()) if against else None
    trial = Trial(Rulebook(rules, routing=GRAVE, wordbook=shipped()), present, samples, NOW)
    listed = list(mentions)
    for start in range(0, len(listed), batch):
        trial.take(listed[start : start + batch])
    return trial.finish(wiring.scratch_store, lambda _done: None)


def result(mentions: Iterable[Recorded], *rules: Rule) -> Result:
    return tried(mentions, *rules).after


def texts(samples: Iterable[object]) -> list[str]:
    return [sample.mention.text for sample in samples]  # type: ignore[attr-defined]


# --- what would have been opened


def test_each_story_opens_one_thread() -> None:
    """A thread is a first message and its suggestions; each mention that joins is one message more."""
    wait = "Five hours in the waiting room of St. Brigid Medical Center"

    done = result(recorded(wait, f"RT @lee: {wait}", "SBMC lost my bill again", "Nothing of ours"), NAME)

    assert done.matched == 3
    assert done.told == Told(threads=2, posts=5, pages=0)
    assert [rule.matches for rule in done.rules] == [3]


def test_a_thread_counts_for_the_rule_that_leads_it() -> None:
    """Both rules match, and the graver one names the alert; its route pages."""
    done = result(recorded("Eleanor Voss of SBMC resigns", "SBMC is fine"), NAME, VOSS)

    assert [(rule.rule.id, rule.matches, rule.told) for rule in done.rules] == [
        ("name", 2, Told(1, 2, 0)),
        ("voss", 1, Told(1, 2, 1)),
    ]
    assert done.told == Told(2, 4, 1)


def test_mentions_are_taken_in_the_order_of_publication() -> None:
    """Whatever their order in the recording, the first of a story leads it."""
    first = said("SBMC lost my bill again and Eleanor Voss knows", 1, minutes=10, conversation_id="talk")
    reply = said("SBMC said sorry", 2, minutes=20, conversation_id="talk")

    done = result([Recorded(reply), Recorded(first)], NAME, VOSS)

    assert [rule.told.threads for rule in done.rules] == [0, 1]


def test_a_campaign_matches_in_its_days_alone() -> None:
    """`active` is about the time of publication, not about today."""
    day = timedelta(days=1)
    campaign = Rule("heal", "Room to Heal", RuleKind.CAMPAIGN, "#RoomToHeal", active_until=NOW - day)
    texts = [said("#RoomToHeal", 1, published_at=NOW - 2 * day), said("#RoomToHeal", 2, published_at=NOW)]

    assert result(map(Recorded, texts), campaign).matched == 1


def test_what_stands_there_twice_counts_once() -> None:
    """As it stood the first time."""
    report = tried([Recorded(said(text, 1)) for text in ("SBMC", "SBMC", "edited")], NAME, batch=1)

    assert (report.recording.mentions, report.recording.repeated) == (1, 2)
    assert report.after.matched == 1


def test_impossible_dates_do_not_stretch_the_recording() -> None:
    """They count as published now, as they would be stored."""
    odd = said("SBMC", 1, published_at=datetime(1899, 1, 1, tzinfo=UTC))

    report = tried([Recorded(odd), Recorded(said("SBMC", 2))], NAME)

    assert (report.recording.first, report.recording.last) == (said("", 2).published_at, NOW)


def test_nothing_recorded_is_no_error() -> None:
    """All numbers are nought."""
    report = tried([], NAME)

    assert report.recording.first is None
    assert report.after.told == Told()


# --- samples


def test_samples_are_few_different_and_the_same_each_time() -> None:
    """No two with the same words; each with the words that matched."""
    mentions = recorded(*[f"SBMC again, {number % 5} times" for number in range(200)])

    once, again = (result(mentions, NAME).rules[0] for _ in range(2))

    assert once.matches == 200
    assert len(set(texts(once.samples))) == 3
    assert once.samples == again.samples
    assert [evidence.text for evidence in once.samples[0].evidence] == ["SBMC"]


def test_no_samples_are_kept_when_none_are_wanted() -> None:
    """The numbers are there all the same."""
    done = tried(recorded("SBMC"), NAME, samples=0).after.rules[0]

    assert (done.matches, done.samples) == (1, ())


# --- labels


def labelled(text: str, number: int, *labels: str) -> Recorded:
    return Recorded(said(text, number), frozenset(labels))


def test_labels_give_precision_and_recall_of_each_rule() -> None:
    """A match is right when the labels name its rule; a label is found when its rule matches."""
    mentions = [
        labelled("SBMC lost my bill", 1, "name"),
        labelled("SBMC the record label", 2),
        labelled("the hospital in Millbrook", 3, "name"),
        labelled("Eleanor Voss speaks", 4, "voss"),
    ]

    done = result(mentions, NAME, VOSS)

    name, voss = (rule.mistakes for rule in done.rules)
    assert name is not None
    assert voss is not None
    assert (name.score.precision, name.score.recall) == (0.5, 0.5)
    assert (voss.score.precision, voss.score.recall) == (1.0, 1.0)
    assert texts(name.wrong) == ["SBMC the record label"]
    assert texts(name.missed) == ["the hospital in Millbrook"]
    assert done.marks is not None
    assert (done.marks.total.precision, done.marks.total.recall) == (2 / 3, 2 / 3)


def test_a_kind_is_found_when_one_rule_of_it_matches() -> None:
    """And every match of a rule of that kind is right."""
    done = result([labelled("SBMC", 1, "hospital"), labelled("the hospital", 2, "hospital")], NAME, VOSS)

    assert done.marks is not None
    assert done.marks.kinds[RuleKind.HOSPITAL].recall == 0.5
    assert done.rules[0].mistakes is not None
    assert (done.rules[0].mistakes.score.precision, done.rules[0].mistakes.score.recall) == (1.0, None)


def test_mentions_without_labels_are_not_marked() -> None:
    """Nobody has said anything about them; an empty list says that no rule should match."""
    done = result([Recorded(said("SBMC", 1)), labelled("SBMC", 2)], NAME)

    assert done.marks is not None
    assert (done.marks.mentions, done.marks.total.wrong) == (1, 1)
    assert result(recorded("SBMC"), NAME).marks is None


def test_a_label_that_names_nothing_is_told_and_missed() -> None:
    """It may be a slip of the pen, or a rule that is still to be written."""
    done = result([labelled("SBMC", 1, "nmae"), labelled("SBMC", 2, "nmae")], NAME)

    assert done.marks is not None
    assert done.marks.strangers == {"nmae": 2}
    assert done.marks.total.recall == 0.0


# --- two folders


def test_an_edit_shows_what_it_adds_and_removes() -> None:
    """By rule, and for all rules together."""
    narrower = Rule("name", "The hospital", RuleKind.HOSPITAL, "sbmc -label OR stbrigid")
    mentions = recorded("SBMC lost my bill", "SBMC the record label", "#StBrigid is slow")

    report = tried(mentions, narrower, against=(NAME,))

    assert report.compared is not None
    [rule] = report.compared.difference.rules
    assert texts(rule.added.samples) == ["#StBrigid is slow"]
    assert texts(rule.removed.samples) == ["SBMC the record label"]
    assert (report.compared.difference.gained.count, report.compared.difference.lost.count) == (1, 1)
    assert (report.compared.before.matched, report.after.matched) == (2, 2)


def test_rules_that_come_and_go_are_called_so() -> None:
    """What another rule still matches is not lost."""
    report = tried(recorded("Eleanor Voss of SBMC"), VOSS, against=(NAME,))

    assert report.compared is not None
    voss, name = report.compared.difference.rules
    assert (voss.rule_id, voss.is_new, voss.added.count) == ("voss", True, 1)
    assert (name.rule_id, name.is_gone, name.removed.count) == ("name", True, 1)
    assert (report.compared.difference.gained.count, report.compared.difference.lost.count) == (0, 0)


def test_an_edit_of_severity_alone_shows_in_the_pages() -> None:
    """No match changes, and yet the team is woken."""
    graver = Rule(NAME.id, NAME.name, NAME.kind, NAME.query, severity=Severity.HIGH)

    report = tried(recorded("SBMC is fine"), graver, against=(NAME,))

    assert report.compared is not None
    assert report.compared.difference.rules[0].added.count == 0
    assert (report.compared.before.told.pages, report.after.told.pages) == (0, 1)


def test_the_real_judgement_counts() -> None:
    """The replay is the real intake, not a count of matches: only the grave one pages."""
    done = result(recorded("SBMC let her die of sepsis after the surgery", "SBMC has nice gardens"), NAME)

    assert done.told == Told(threads=2, posts=4, pages=1)
