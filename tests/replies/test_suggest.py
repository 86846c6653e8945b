"""Suggested replies: which templates fit, in which order, and what may be written into them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.consent import ConsentAnswer
from bot.domain.mention import Mention
from bot.domain.reply import Asking, Contact, Holding, Replies, Template
from bot.domain.rule import Rule, RuleKind
from bot.domain.severity import Severity
from bot.domain.verdict import Label, Sentiment, Verdict
from bot.replies.suggest import prepared, suggest

HOSPITAL = Rule("st-brigid", "St. Brigid", RuleKind.HOSPITAL, '"St Brigid"')
EXECUTIVE = Rule("voss", "Dr. Eleanor Voss", RuleKind.EXECUTIVE, '"Eleanor Voss"')
RELATIONS = Contact("relations", "Patient Relations", phone="614-555-0100", url="https://stbrigid.example/relations")

ANYTHING = Template("anything", "Thank you for writing to {hospital}.")
SERVICE = Template(
    "service", "Please call {contact.relations.name}: {contact.relations.phone}.", categories=frozenset({"service"})
)
SERVICE_HERE = replace(SERVICE, id="service-here", kinds=frozenset({RuleKind.HOSPITAL}))
SERVICE_SAD = replace(SERVICE_HERE, id="service-sad", sentiments=frozenset({Label.NEGATIVE}))
SERVICE_OR_BILLS = replace(SERVICE, id="service-or-bills", categories=frozenset({"service", "safety"}))

SPANISH = Template("spanish", "Gracias.", languages=frozenset({"es"}))
REVIEWS = Template("reviews", "Thank you for the review.", sources=frozenset({"reviews"}))
CRISIS = Template("crisis", "We are aware.", severities=frozenset({Severity.CRISIS}))


def verdict(category: str = "service", label: Label = Label.NEGATIVE) -> Verdict:
    return Verdict(Sentiment(label, 0.0), category, Severity.NORMAL, ("service +10",))


def replies(*templates: Template) -> Replies:
    return Replies("St. Brigid Medical Center", (RELATIONS,), templates)


def ids(rule: Rule | None, found: Verdict, *templates: Template, limit: int = 9) -> list[str]:
    return [suggestion.template_id for suggestion in suggest(rule, found, replies(*templates), limit)]


def test_a_template_without_conditions_fits_everything() -> None:
    """It is filled from approved data, and says that it fits everything."""
    (suggestion,) = suggest(None, verdict("other", Label.UNKNOWN), replies(ANYTHING))

    assert suggestion.text == "Thank you for writing to St. Brigid Medical Center."
    assert suggestion.reason == "it fits everything"


def test_the_most_specific_comes_first() -> None:
    """More conditions win, then narrower ones, then the order in the file."""
    found = ids(HOSPITAL, verdict(), ANYTHING, SERVICE_OR_BILLS, SERVICE, SERVICE_SAD, SERVICE_HERE)

    assert found == ["service-sad", "service-here", "service", "service-or-bills", "anything"]


def test_equals_keep_the_order_of_the_file() -> None:
    """Of two templates with the same conditions the one written first is offered first."""
    twin = replace(SERVICE, id="twin")

    assert ids(HOSPITAL, verdict(), twin, SERVICE) == ["twin", "service"]
    assert ids(HOSPITAL, verdict(), SERVICE, twin) == ["service", "twin"]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (HOSPITAL, verdict("praise")),
        (HOSPITAL, verdict(label=Label.POSITIVE)),
        (EXECUTIVE, verdict()),
        (None, verdict()),
    ],
    ids=["category", "sentiment", "kind", "no rule"],
)
def test_all_conditions_must_hold(rule: Rule | None, found: Verdict) -> None:
    """One condition that does not hold keeps a template out."""
    assert ids(rule, found, SERVICE_SAD) == []


def test_the_reason_names_every_condition() -> None:
    """A person reads why this template was chosen."""
    (suggestion,) = suggest(HOSPITAL, verdict(), replies(SERVICE_SAD))

    assert suggestion.reason == (
        "the category is service and the rule is about the hospital and the sentiment is negative"
    )


def test_no_more_than_the_limit() -> None:
    """Three are offered unless the caller asks for another number."""
    many = [replace(SERVICE, id=f"service-{number}") for number in range(5)]

    assert len(suggest(HOSPITAL, verdict(), replies(*many))) == 3
    assert ids(HOSPITAL, verdict(), *many, limit=0) == []


def test_a_threat_gets_no_public_reply() -> None:
    """Not even from a template that fits everything or asks for threats."""
    wanted = Template("threat", "We see you.", categories=frozenset({"threat"}))

    assert ids(HOSPITAL, verdict("threat"), ANYTHING, wanted) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call {contact.nobody.phone}",
        "Write to {contact.relations.email}",
        "About {mention.text}",
        "{contact.relations.id}",
        "{contact.relations.__class__}",
        "{}",
        "{{hospital}}",
        "a { b",
        "a } b",
    ],
)
def test_a_template_naming_what_is_not_approved_is_left_out(text: str) -> None:
    """An unknown name, an empty part of a contact or a stray brace never reaches a reply."""
    assert ids(HOSPITAL, verdict(), Template("bad", text), ANYTHING) == ["anything"]


def test_a_value_is_never_read_as_a_template() -> None:
    """Braces inside approved data stay what they are."""
    odd = Replies("{contact.relations.phone}", (RELATIONS,), (ANYTHING,))

    (suggestion,) = suggest(HOSPITAL, verdict(), odd)

    assert suggestion.text == "Thank you for writing to {contact.relations.phone}."


def suggested(said: str = "", lang: str = "", recent: tuple[str, ...] = (), source: str = "x") -> list[str]:
    written = Mention(source, "1", said, datetime(2026, 3, 1, tzinfo=UTC), lang=lang)
    templates = replies(ANYTHING, SPANISH, REVIEWS, CRISIS)
    return [found.template_id for found in suggest(None, verdict(), templates, 9, mention=written, recent=recent)]


def test_a_template_in_the_language_of_the_mention_comes_first() -> None:
    """As the source says, or as its small words tell; one in another language is not offered."""
    assert suggested("Hola", lang="es-MX") == ["spanish", "anything"]
    assert suggested("Nadie nos dijo nada en la sala de espera") == ["spanish", "anything"]
    assert suggested("Nobody told us anything in the waiting room") == ["anything"]
    assert suggested("Hola", lang="fr") == ["anything"]


def test_source_and_severity_are_conditions_too() -> None:
    """And the reason names them."""
    crisis = replace(verdict(), severity=Severity.CRISIS)
    (first, _) = suggest(None, crisis, replies(ANYTHING, CRISIS))

    assert suggested(source="reviews") == ["reviews", "anything"]
    assert (first.template_id, first.reason) == ("crisis", "the severity is crisis")


def test_the_same_wording_is_never_offered_twice_in_a_row() -> None:
    """What was used last is left out, what was used before it comes last."""
    wording = "Thank you for\nwriting to St. Brigid Medical Center."

    assert suggested(lang="es", recent=("Gracias.",)) == ["anything"]
    assert suggested(lang="es", recent=("Something else", "Gracias.")) == ["anything", "spanish"]
    assert suggested(lang="es", recent=("Else", wording, "Gracias.")) == ["spanish", "anything"]
    assert suggested(recent=(wording,)) == []


def test_the_name_of_the_rule_may_be_filled_in() -> None:
    """Where there is a rule."""
    named = Template("named", "Thank you for asking about {rule.name}.")

    assert suggest(HOSPITAL, verdict(), replies(named))[0].text == "Thank you for asking about St. Brigid."
    assert suggest(None, verdict(), replies(named)) == ()


@given(reasons=st.lists(st.text(min_size=9, alphabet="qxzj"), max_size=3))
def test_nothing_of_the_mention_reaches_a_reply(reasons: list[str]) -> None:
    """The words that the verdict quotes from the mention change no suggestion."""
    quoting = replace(verdict(), reasons=tuple(reasons))
    written = replies(ANYTHING, SERVICE_SAD)

    assert suggest(HOSPITAL, quoting, written) == suggest(HOSPITAL, verdict(), written)


ASKS = Template("asks", "May we contact you?", consent=Asking.ASK)
TALKS = Template("talks", "We would be glad to talk.", consent=Asking.GIVEN)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, {"anything", "asks"}),
        (ConsentAnswer.YES, {"anything", "talks"}),
        (ConsentAnswer.NO, {"anything"}),
        (ConsentAnswer.STOP, set()),
    ],
)
def test_consent_comes_first(answer: ConsentAnswer | None, expected: set[str]) -> None:
    """Who was not asked is asked; who agreed is talked to; who asked to be left alone is left alone."""
    found = suggest(None, verdict(), replies(ANYTHING, ASKS, TALKS), consent=answer)

    assert {suggestion.template_id for suggestion in found} == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 1), ()),
        (date(2026, 11, 2), ("St. Brigid Medical Center is aware.",)),
        (date(2027, 11, 2), ("St. Brigid Medical Center is aware.",)),
        (date(2027, 11, 3), ()),
    ],
)
def test_a_holding_statement_is_for_the_days_of_its_approval(today: date, expected: tuple[str, ...]) -> None:
    """Both included; and it is filled in like a template."""
    holding = Holding("aware", "{hospital} is aware.", "Dana", date(2026, 11, 2), date(2027, 11, 2))
    unfilled = replace(holding, id="unfilled", text="{contact.press.phone}")

    found = prepared(replace(replies(), holding=(holding, unfilled)), None, today)

    assert tuple(one.text for one in found) == expected
