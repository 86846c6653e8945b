"""What the files of a folder say about each other."""

from collections.abc import Callable

import pytest

from bot.domain.rulebook import Rulebook

Faults = Callable[..., tuple[str, ...]]

TEAM = (
    "people:\n  - {id: dana, name: Dana Whitfield, slack: U0DANA001}\npolicies:\n  crisis: {steps: [{tell: [dana]}]}\n"
)


def test_an_id_used_twice_names_both_places(faults: Faults) -> None:
    """Ids are unique over all files of rules."""
    (found,) = faults(more="kind: topic\nrules:\n  - id: name\n    query: x\n")

    assert found == (
        "more.yaml:3: rule name: id 'name' is taken already by hospital.yaml:3: give one of the two another id"
    )


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("replies", "templates:\n  - {id: a, text: a}\n  - {id: a, text: b}\n", "replies.yaml:2"),
        ("replies", "contacts:\n  - {id: a, name: a}\n  - {id: a, name: b}\n", "replies.yaml:2"),
        (
            "oncall",
            "people:\n  - {id: a, name: a, slack: U0DANA001}\n  - {id: a, name: b, slack: U0LEE0001}\n",
            "oncall.yaml:2",
        ),
        (
            "sources",
            "sources:\n  - {name: a, type: file, path: a, every: 1m}\n  - {name: a, type: file, path: b, every: 1m}\n",
            "sources.yaml:2",
        ),
    ],
)
def test_names_are_unique_in_every_list(faults: Faults, file: str, text: str, place: str) -> None:
    """The second one is told where the first is."""
    (found,) = faults(**{file: text})

    assert f"'a' is taken already by {place}: give one of the two another" in found


def test_a_rule_needs_a_kind_from_somewhere(faults: Faults) -> None:
    """Its own, or that of its file."""
    (found,) = faults(hospital="rules:\n  - {id: a, query: a, kind: topic}\n  - {id: b, query: b}\n")

    assert found == (
        "hospital.yaml:3: rule b: kind is missing: "
        "write kind: hospital, executive, campaign or topic, here or at the top of the file"
    )


def test_an_owner_must_be_in_the_team(faults: Faults) -> None:
    """The nearest name is offered."""
    (found,) = faults(oncall=TEAM, hospital="kind: topic\nrules:\n  - {id: a, query: a, owner: dan}\n")

    assert found == "hospital.yaml:3: rule a: owner 'dan' is not among the people of oncall.yaml: write dana"


def test_without_a_team_every_owner_is_right(book: Callable[..., Rulebook]) -> None:
    """A folder may name owners before it has an oncall.yaml."""
    loaded = book(hospital="kind: topic\nrules:\n  - {id: a, query: a, owner: dan}\n")

    assert loaded.rules[0].owner == "dan"


def test_a_route_names_a_policy_that_exists(faults: Faults) -> None:
    """Otherwise nobody would be told, at the worst moment."""
    (found,) = faults(oncall=TEAM, routing="routes:\n  - {channel: a, policy: crises}\n")

    assert found == "routing.yaml:2: route 1: policy 'crises' is not among the policies of oncall.yaml: write crisis"


def test_a_policy_without_any_oncall_file(faults: Faults) -> None:
    """The cure is to add it."""
    (found,) = faults(routing="routes:\n  - {channel: a, policy: crisis}\n")

    assert found.endswith("is not among the policies of oncall.yaml: add it there, or delete this")


def test_a_policy_tells_people_who_exist(faults: Faults) -> None:
    """The line is that of the name."""
    (found,) = faults(oncall=f"{TEAM}  late:\n    steps:\n    - tell:\n      - dana\n      - lee\n")

    assert found == "oncall.yaml:9: policy late: 'lee' is not among the people of this file: write dana"


def test_a_file_that_cannot_be_read_is_not_blamed_on_others(faults: Faults) -> None:
    """Owners and policies of a broken oncall.yaml are let pass until it is mended."""
    found = faults(
        oncall="people: [\n",
        routing="routes:\n  - {channel: a, policy: crisis}\n",
        hospital="kind: topic\nrules:\n  - {id: a, query: a, owner: dan}\n",
    )

    assert [sentence.split(":")[0] for sentence in found] == ["oncall.yaml"]


def test_a_faulty_policy_still_counts_as_there(faults: Faults) -> None:
    """One mistake makes one sentence."""
    found = faults(oncall="policies:\n  crisis: dana\n", routing="routes:\n  - {channel: a, policy: crisis}\n")

    assert [sentence.split(":")[0] for sentence in found] == ["oncall.yaml"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{hospital}", "text names {hospital}, which this file does not say: write hospital: at its top"),
        (
            "{name}",
            "text has {name}, which means nothing: "
            "write {hospital}, {rule.name} or {contact.ID.phone} (or .name, .email, .url)",
        ),
        ("{}", "text has {}, which means nothing"),
        ("{contact.care.fax}", "text has {contact.care.fax}, which means nothing"),
        ("{contact.car.phone}", "text names {contact.car.phone}, but no contact has the id 'car': write care"),
        (
            "{contact.care.email}",
            "text names {contact.care.email}, but that contact has no email: give the contact its email",
        ),
        ("{contact.care.phone", "text has a brace that is not closed or not opened"),
        ("a } b", "text has a brace that is not closed or not opened"),
        ("{hospital.__class__}", "text has {hospital.__class__}, which means nothing"),
    ],
)
def test_a_template_names_only_what_exists(faults: Faults, text: str, sentence: str) -> None:
    """Whatever stands in braces is checked before a reply is ever suggested."""
    (found,) = faults(
        replies=f"contacts:\n  - {{id: care, name: Care, phone: 555-0142}}\ntemplates:\n  - id: a\n    text: '{text}'\n"
    )

    assert found.startswith(f"replies.yaml:5: template a: {sentence}")


def test_a_template_names_sources_that_there_are(faults: Faults) -> None:
    """A misspelt source would keep the template from ever being suggested."""
    sources = "sources:\n  - {name: reviews, type: file, path: a, every: 1m}\n"
    replies = "templates:\n  - {id: a, text: a, sources: [revews]}\n"

    (found,) = faults(sources=sources, replies=replies)

    assert found == (
        "replies.yaml:2: template a: source 'revews' is not among the sources of sources.yaml: write reviews"
    )
