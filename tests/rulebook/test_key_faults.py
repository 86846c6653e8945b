"""A wrong key or value: the file, the line, the entry, what is wrong, and what to write instead."""

from collections.abc import Callable

import pytest

Faults = Callable[..., tuple[str, ...]]

RULE = [
    ("nme: x", "'nme' is no key here: write name"),
    (
        "zzz: x",
        "'zzz' is no key here: the keys here are id, name, kind, query, owner, channel, severity, active and ex",
    ),
    ("kind: hopsital", "kind may not be 'hopsital': write hospital"),
    ("kind: zzz", "kind may not be 'zzz': write hospital, executive, campaign or topic"),
    ("severity: urgent", "severity may not be 'urgent': write low, normal, high or crisis"),
    ("severity: [high]", "severity must be one text, not a list: write it after the colon, in single quotes"),
    ("severity:", "severity has no value: write one after it, or delete the line"),
    ("name: {a: b}", "name must be one text, not a group of keys: write it after the colon, in single quotes"),
    ("name: ''", "name is empty: write something, or delete the line"),
    (f"name: {'x' * 121}", "name has 121 characters: write at most 120"),
    ('name: "a\\nb"', "name runs over several lines: write it on one line"),
    ("owner: Dana W.", "owner may not be 'Dana W.': write lower-case words with dashes, such as dana-w"),
    (
        "channel: Crisis Room",
        "channel may not be 'Crisis Room': write the channel's name as Slack shows it, such as cr",
    ),
    (
        "active: 2026",
        "active must hold keys of its own: write its keys on lines of their own, indented: from and until",
    ),
    ("active: {form: 2026-01-01}", "'form' is no key here: write from"),
    ("active: {from: May 1}", "from is not a day: 'May 1': write year-month-day, such as 2026-05-01"),
    ("active: {from: 2026-02-30}", "from is not a day: '2026-02-30': write year-month-day, such as 2026-05-01"),
    ("active: {until: 0001-01-01}", "until is in the year 1: write a year from 1990 to 2200"),
    ("active: {until: 9999-12-31}", "until is in the year 9999: write a year from 1990 to 2200"),
    (
        "active: {from: 2026-02-01, until: 2026-01-01}",
        "active ends on 2026-01-01, before it begins on 2026-02-01: put the earlier day at from",
    ),
    (
        "examples: [a]",
        "examples must hold keys of its own: write its keys on lines of their own, indented: match and ign",
    ),
    ("examples: {match: a}", "match must be a list: write it in brackets: [a]"),
    (
        "examples: {match: a b}",
        "match must be a list: write each entry on its own line, beginning with a dash and a sp",
    ),
    ("examples: {match: [[a]]}", "entry 1 of match must be one text, not a list: write it after the colon, in single"),
    ("examples: {mach: [a]}", "'mach' is no key here: write match"),
]


@pytest.mark.parametrize(("line", "sentence"), RULE, ids=[line[:40] for line, _ in RULE])
def test_a_wrong_value_in_a_rule(faults: Faults, line: str, sentence: str) -> None:
    """The sentence stands at the value's own line and names the rule."""
    found = faults(hospital=f"kind: hospital\nrules:\n  - id: name\n    query: SBMC\n    {line}\n")

    assert len(found) == 1
    assert found[0].startswith(f"hospital.yaml:5: rule name: {sentence}")


OTHERS = [
    (
        "routing",
        "timezone: America/Chicgo",
        "1: timezone may not be 'America/Chicgo': write a time zone by its place, s",
    ),
    ("routing", "timezone: America", "1: timezone may not be 'America': write a time zone by its place, such as "),
    ("routing", "timezone: ../../etc/passwd", "1: timezone may not be '../../etc/passwd': write a time zone by its pl"),
    ("routing", "routes:\n  - kinds: [topic]", "2: route 1: channel is missing: write channel: crisis-room"),
    ("routing", "routes:\n  - {channel: a, at_lest: high}", "2: route 1: 'at_lest' is no key here: write at_least"),
    ("routing", "routes: crisis", "1: routes must be a list: write it in brackets: [crisis]"),
    (
        "routing",
        "- a",
        "1: must hold keys of its own: write its keys on lines of their own, indented: timezone, default, o",
    ),
    (
        "oncall",
        "people:\n  - {id: a, name: A, slack: dana}",
        "2: person a: slack may not be 'dana': copy the member ID",
    ),
    ("oncall", "policies: [crisis]", "1: policies must hold keys of its own: write its keys on lines of their own"),
    (
        "oncall",
        "policies:\n  Crisis Now: {steps: [{tell: [a]}]}\npeople: [{id: a, name: A, slack: U0DANA001}]",
        "2: policy Crisis N",
    ),
    (
        "oncall",
        "policies:\n  now: {steps: [{tell: []}]}",
        "2: policy now: tell has no entries: write one below it, beginning with",
    ),
    (
        "oncall",
        "policies:\n  now: dana",
        "2: policy now: now must hold keys of its own: write its keys on lines of the",
    ),
    (
        "replies",
        "contacts:\n  - {id: a, name: A, phone: call us}",
        "2: contact a: phone may not be 'call us': write dig",
    ),
    ("replies", "contacts:\n  - {id: a, name: A, email: a at b}", "2: contact a: email may not be 'a at b': write a w"),
    (
        "replies",
        "contacts:\n  - {id: a, name: A, url: stbrigid.example}",
        "2: contact a: url is not a web address: wri",
    ),
    (
        "replies",
        "templates:\n  - {id: a, text: a, categories: [prays]}",
        "2: template a: entry 1 of categories may not",
    ),
    ("replies", "templates:\n  - {id: a, text: a, sentiments: [angry]}", "2: template a: entry 1 of sentiments may no"),
    ("sources", "sources:\n  - {name: a, every: 5m}", "2: source a: type is missing: write type: feed, x or file"),
    ("sources", "sources:\n  - {name: a, type: fed, every: 5m}", "2: source a: type may not be 'fed': write type: fe"),
    ("sources", "sources:\n  - {name: a, type: [x], every: 5m}", "2: source a: type may not be '...': write "),
    ("sources", "sources:\n  - {name: a, type: feed, every: 5m}", "2: source a: has no address: write either url: h"),
    (
        "sources",
        "sources:\n  - {name: a, type: feed, every: 5m, url: 'https://a.example', url_env: A}",
        "2: source a: has both url and url_env: write either url: https://... or url_env: NAME_OF_A_VARIABLE",
    ),
    (
        "sources",
        "sources:\n  - {name: a, type: feed, every: 5m, url: 'https://me:secret@a.example'}",
        "2: source a: url holds a user name or password: take it out of the address; a secret address",
    ),
    (
        "sources",
        "sources:\n  - {name: a, type: feed, every: 5m, url_env: 'https://a.example/secret'}",
        "2: source a: url_env is not the name of an environment variable: write the name of the environment variable",
    ),
    ("sources", "sources:\n  - {name: a, type: file, path: a}", "2: source a: every is missing: write every: 5m"),
    ("sources", "sources:\n  - {name: a, type: file, path: a, every: 5}", "2: source a: every is not a time span: '5'"),
    (
        "sources",
        "sources:\n  - {name: a, type: file, path: a, every: 0s}",
        "2: source a: is asked every 0s: write ever",
    ),
    (
        "sources",
        "sources:\n  - {name: a, type: x, query: a, every: 5s}",
        "2: source a: is asked every 5s: write every:",
    ),
    (
        "sources",
        "sources:\n  - {name: a, type: x, query: a, every: 5m, pages: 0}",
        "2: source a: pages may not be '0':",
    ),
    (
        "sources",
        "sources:\n  - {name: a, type: x, query: a, every: 5m, pags: 2}",
        "2: source a: 'pags' is no key here: ",
    ),
    (
        "sources",
        "sources:\n  - {name: a, type: x, query: a, every: 9d}",
        "2: source a: every is longer than a week: '9d",
    ),
    (
        "sources",
        "sources:\n  - {name: a, type: feed, every: 5m, url: 'https://[a'}",
        "2: source a: url is not a web add",
    ),
    ("sources", f"sources:\n  - {{name: a, type: x, every: 5m, query: {'a' * 513}}}", "2: source a: query has 513 cha"),
]


@pytest.mark.parametrize(
    ("file", "text", "sentence"), OTHERS, ids=[f"{file}-{at}" for at, (file, *_) in enumerate(OTHERS)]
)
def test_a_wrong_value_in_another_file(faults: Faults, file: str, text: str, sentence: str) -> None:
    """Each reserved file is checked as closely as the rules."""
    found = faults(**{file: f"{text}\n"})

    assert len(found) == 1
    assert found[0].startswith(f"{file}.yaml:{sentence}")


def test_a_secret_address_is_not_repeated(faults: Faults) -> None:
    """A fault about a source's address shows nothing of it."""
    (found,) = faults(sources="sources:\n  - {name: a, type: feed, every: 5m, url: 'https://me:hush@a.example'}\n")

    assert "hush" not in found


def test_a_query_that_cannot_be_read_shows_where(faults: Faults) -> None:
    """The column counts in the query, and the words there are repeated."""
    (found,) = faults(hospital="kind: topic\nrules:\n  - id: a\n    query: (SBMC OR hospital\n")

    assert found.startswith("hospital.yaml:4: rule a: query cannot be read at column 1, at '(SBMC OR hospital': this ")


def test_all_faults_of_the_whole_folder_are_told_at_once(faults: Faults) -> None:
    """One bad entry hides no other, in the same file or another."""
    found = faults(
        hospital="kind: topic\nrules:\n  - id: A\n    query: OR\n    nam: x\n  - name: no id\n    query: x\n",
        broken="kind: [\n",
        routing="routes:\n  - {channel: a, policy: nobody}\n",
    )

    places = [fault.split(": ")[0] for fault in found]
    assert places == [
        "broken.yaml:1",
        "hospital.yaml:3",
        "hospital.yaml:4",
        "hospital.yaml:5",
        "hospital.yaml:6",
        "routing.yaml:2",
    ]


def test_an_entry_without_a_name_is_called_by_its_number(faults: Faults) -> None:
    """The second rule of a file is `rule 2` until it has an id."""
    (found,) = faults(hospital="kind: topic\nrules:\n  - {id: a, query: a}\n  - {query: b}\n")

    assert found == "hospital.yaml:4: rule 2: id is missing: write id: hospital-name"


def test_hostile_words_are_repeated_on_one_short_printable_line(faults: Faults) -> None:
    """Nothing that a file says can move the terminal's cursor or fill the screen."""
    (found,) = faults(hospital='kind: "\\e[2J\\u202e' + "x" * 5000 + '\\n"\nrules:\n  - {id: a, query: a}\n')

    assert found.isprintable()
    assert len(found) < 200
