"""An edit of the rules folder, from the saved file to the sentence in the ops channel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from moved_clock import MovedClock
from sqlite_files import fresh_sqlite

from bot import wiring
from bot.domain.difference import Changed, Difference, Entries, difference
from bot.domain.notice import NoticeKind
from bot.domain.rulebook import Rulebook
from bot.errors import StoreBusyError
from bot.flow import reload_words
from bot.flow.reload import ReadySources, Reloader
from bot.flow.rules import LiveRules
from bot.ports import Store
from bot.rulebook.examples import failing_examples
from bot.rulebook.load import load
from bot.rulebook.watch import FolderWatch
from bot.settings import Settings
from bot.slack.cards import LONGEST_OPS

HOSPITAL = """kind: hospital
rules:
  - id: full-name
    query: '"St. Brigid Medical Center"'
    examples: {match: [At St. Brigid Medical Center]}
"""
SPEAK_UP = """kind: campaign
rules:
  - id: speak-up
    query: '#SpeakUpStBrigid'
    examples: {match: ['#SpeakUpStBrigid']}
"""
BROKEN = "kind: hospital\nrules:\n  - id: full-name\n    query: '(SBMC'\n"
ROUTING = "default: reputation\nops: wardwatch-ops\n"


@dataclass
class Newsroom:
    """A rules folder in use, the one who edits it, and the channel that is told."""

    folder: Path
    store: Store
    clock: MovedClock
    off: tuple[str, ...] = ()
    begun: list[Difference] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.save(hospital=HOSPITAL, routing=ROUTING)
        self.rules = LiveRules(load(self.folder))
        keys = count()
        self.reloader = Reloader(
            self.store,
            self.rules,
            FolderWatch(self.folder),
            self._ready,
            failing_examples,
            self.clock,
            lambda: f"key-{next(keys)}",
        )
        self.looks()

    def _ready(self, changes: Difference, _book: Rulebook) -> ReadySources:
        return ReadySources(lambda: self.begun.append(changes), self.off)

    def save(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def looks(self) -> bool:
        """The bot looks until what was edited is at rest; whether it had something to say."""
        return sum(self.reloader.step() for _ in range(3)) > 0

    def told(self) -> list[tuple[str, str]]:
        """What was told since the last time, with the channel."""
        told = []
        while delivery := self.store.claim_delivery("token", self.clock(), self.clock()):
            assert delivery.notice.kind is NoticeKind.OPS
            told.append((delivery.notice.channel, delivery.notice.text))
            self.store.finish_delivery(delivery, None, self.clock())
        return told

    def hears(self, **texts: str) -> str:
        """What the ops channel is told after this edit, which is one message."""
        self.save(**texts)
        assert self.looks()
        [(channel, text)] = self.told()
        assert channel == "wardwatch-ops"
        return text

    @property
    def rule_ids(self) -> list[str]:
        return [rule.id for rule in self.rules.current.book.rules]


@pytest.fixture
def newsroom(tmp_path: Path, clock: MovedClock) -> Iterator[Newsroom]:
    folder = tmp_path / "rules"
    folder.mkdir()
    with closing(wiring.open_store(Settings(database_path=fresh_sqlite(tmp_path / "wardwatch.db")))) as store:
        yield Newsroom(folder, store, clock)


def test_the_first_look_says_nothing(newsroom: Newsroom) -> None:
    """The bot has just read these rules."""
    assert newsroom.told() == []


def test_an_edit_comes_into_force_and_is_told(newsroom: Newsroom) -> None:
    """What changed, by its ids and keys."""
    told = newsroom.hears(hospital=HOSPITAL.replace('"St.', 'SBMC OR "St.'), campaigns=SPEAK_UP)

    assert told == "Rules reloaded: 1 rule added (speak-up), 1 rule changed (full-name: query)"
    assert newsroom.rule_ids == ["speak-up", "full-name"]
    assert newsroom.begun[-1].rules.added == ("speak-up",)


def test_rules_and_matcher_are_replaced_together(newsroom: Newsroom) -> None:
    """Whoever took them before keeps a pair that belongs together."""
    before = newsroom.rules.current
    newsroom.hears(campaigns=SPEAK_UP)
    after = newsroom.rules.current

    assert (len(before.book.rules), len(after.book.rules)) == (1, 2)
    assert before.matcher is not after.matcher


@pytest.mark.parametrize("text", [HOSPITAL, "# checked by Dana\n" + HOSPITAL], ids=["touched", "a comment"])
def test_what_changes_nothing_is_not_told(newsroom: Newsroom, text: str) -> None:
    """The lines of the rules are right all the same, for the next sentence that names one."""
    newsroom.save(hospital=text)

    assert not newsroom.looks()
    assert newsroom.told() == []
    assert (
        newsroom.rules.current.book.rules[0].where == f"hospital.yaml:{text[: text.index('- id')].count(chr(10)) + 1}"
    )


def test_a_broken_folder_leaves_the_rules_in_force(newsroom: Newsroom) -> None:
    """All or nothing: the good file that was added beside the broken one is not taken either."""
    told = newsroom.hears(hospital=BROKEN, campaigns=SPEAK_UP)

    assert told.startswith("The rules folder has 1 fault, so the old rules stay in force:\nhospital.yaml:4: ")
    assert newsroom.rule_ids == ["full-name"]
    assert len(newsroom.begun) == 1


def test_the_same_faults_are_told_once(newsroom: Newsroom) -> None:
    """However often the file is saved; other faults are told."""
    newsroom.hears(hospital=BROKEN)

    newsroom.save(hospital=BROKEN, notes="kind: topic\nrules: [{id: a, query: b}]\n")
    assert not newsroom.looks()
    told = newsroom.hears(hospital=BROKEN.replace("full-name", "Full Name"))

    assert told.startswith("The rules folder has 2 faults")


def test_only_the_first_faults_are_told(newsroom: Newsroom) -> None:
    """And how many there are besides."""
    rules = "".join(f"  - id: rule-{number}\n    query: '(a'\n" for number in range(9))

    told = newsroom.hears(hospital="kind: hospital\nrules:\n" + rules)

    assert told.count("hospital.yaml:") == 5
    assert told.endswith("\nand 4 more: `wardwatch check` shows them all")


def test_a_mended_folder_is_told_with_what_changed(newsroom: Newsroom) -> None:
    """Against the rules that were in force all the while."""
    newsroom.hears(hospital=BROKEN)

    told = newsroom.hears(hospital=HOSPITAL.replace("id: full-name", "id: by-name"))

    assert told == "The rules folder is mended and in force: 1 rule added (by-name), 1 rule removed (full-name)"


def test_a_folder_that_is_mended_to_what_it_was_is_told(newsroom: Newsroom) -> None:
    """Nobody should have to guess whether it is fine again; and the next fault is told anew."""
    first = newsroom.hears(hospital=BROKEN)

    assert newsroom.hears(hospital=HOSPITAL) == "The rules folder is mended; the rules are the same as before"
    assert newsroom.hears(hospital=BROKEN) == first


def test_a_folder_that_vanishes_is_a_fault(newsroom: Newsroom) -> None:
    """An unmounted volume does not empty the rules."""
    newsroom.folder.rename(newsroom.folder.with_name("away"))
    newsroom.looks()
    [(_, gone)] = newsroom.told()

    newsroom.folder.with_name("away").rename(newsroom.folder)

    assert "there is no such rules folder" in gone
    assert newsroom.rule_ids == ["full-name"]
    assert newsroom.hears() == "The rules folder is mended; the rules are the same as before"


def test_a_new_ops_channel_is_the_one_that_is_told(newsroom: Newsroom) -> None:
    """From the very message that says so."""
    newsroom.save(routing="ops: crisis-room\n")
    newsroom.looks()

    assert newsroom.told() == [("crisis-room", "Rules reloaded: routing.yaml changed (ops)")]


def test_an_example_that_fails_is_told_and_does_not_keep_the_rules_out(newsroom: Newsroom) -> None:
    """Somebody who edits in a crisis must get through; only the rules of this edit are looked at."""
    told = newsroom.hears(campaigns=SPEAK_UP.replace("match: [", "ignore: ["))

    assert newsroom.rule_ids == ["speak-up", "full-name"]
    assert "\n1 example does not hold:\ncampaigns.yaml:5: rule speak-up: matches '#SpeakUpStBrigid'" in told
    assert "1 example" not in newsroom.hears(hospital=HOSPITAL.replace("kind: hospital", "kind: topic"))


def test_warnings_and_sources_that_are_off_are_in_the_same_message(newsroom: Newsroom) -> None:
    """In short; the rules are in force."""
    newsroom.off = ("source x is off: it has no key (set X_BEARER_TOKEN)",)

    told = newsroom.hears(campaigns=SPEAK_UP[: SPEAK_UP.index("    examples")])

    first, *remarks = told.split("\n")
    assert first == "Rules reloaded: 1 rule added (speak-up)"
    assert remarks[0] == "1 warning:"
    assert remarks[1].startswith("campaigns.yaml:3: rule speak-up: nothing proves that it works")
    assert remarks[2:] == ["1 source off:", *newsroom.off]


def test_a_message_that_cannot_be_stored_is_tried_again_with_the_rules(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No rules come into force of which nobody is told, and no edit is forgotten."""
    newsroom.save(campaigns=SPEAK_UP)
    with monkeypatch.context() as busy:
        busy.setattr(newsroom.store, "add_notice", _busy)
        with pytest.raises(StoreBusyError):
            newsroom.looks()
    assert newsroom.rule_ids == ["full-name"]

    assert newsroom.hears() == "Rules reloaded: 1 rule added (speak-up)"
    assert newsroom.rule_ids == ["speak-up", "full-name"]


def test_faults_that_cannot_be_stored_are_tried_again(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """They do not count as told."""
    newsroom.save(hospital=BROKEN)
    with monkeypatch.context() as busy:
        busy.setattr(newsroom.store, "add_notice", _busy)
        with pytest.raises(StoreBusyError):
            newsroom.looks()

    assert "hospital.yaml:4" in newsroom.hears()


def test_a_bug_keeps_the_rules_out_and_is_told(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """The team must not believe that its edit is in force."""
    monkeypatch.setattr(newsroom.reloader, "prepare", lambda *_: 1 / 0)

    told = newsroom.hears(campaigns=SPEAK_UP)

    assert "a bug keeps the rules out: ZeroDivisionError" in told
    assert newsroom.rule_ids == ["full-name"]


def test_a_thousand_changes_are_one_short_message() -> None:
    """It names a few and counts the rest, and fits into what the channel shows."""
    names = tuple(f"{'long-' * 11}{number}" for number in range(1000))
    many = Entries(names, names, tuple(Changed(name, ("query", "examples")) for name in names), reordered=True)
    changes = Difference(many, many, many, many, many, many, many, (Changed("routing.yaml", ("routes", "ops")),))
    sentences = ["x" * 1000] * 50

    told = reload_words.reloaded(changes, reload_words.remarks(sentences, sentences, sentences), mended=True)

    assert "1000 rules added" in told
    assert "995 more" in told
    assert len(told) <= LONGEST_OPS
    assert len(reload_words.refused(sentences)) <= LONGEST_OPS


def test_every_sort_of_change_has_its_words() -> None:
    """As a person would say them."""
    before = Difference(
        rules=Entries(reordered=True),
        templates=Entries(added=("a", "b")),
        people=Entries(removed=("dana", "lee")),
        schedules=Entries(changed=(Changed("pr-duty", ("layers",)),)),
        policies=Entries(changed=(Changed("crisis", ("steps",)), Changed("night", ("steps",)))),
        sources=Entries(added=("clips",)),
        files=(Changed("routing.yaml", ("routes", "ops")),),
    )

    assert reload_words.reloaded(before, [], mended=False) == (
        "Rules reloaded: rules in another order, 2 reply templates added (a, b), 2 people removed (dana, lee), "
        "1 schedule changed (pr-duty: layers), 2 policies changed (crisis: steps; night: steps), "
        "1 source added (clips), routing.yaml changed (routes, ops)"
    )


def test_the_rules_of_this_project_do_not_differ_from_themselves() -> None:
    """Read twice, they are the same."""
    folder = Path(__file__).parents[2] / "rules"

    assert difference(load(folder), load(folder)).is_empty


def _busy(*_: object) -> bool:
    raise StoreBusyError("the database is busy", who="wardwatch.db")
