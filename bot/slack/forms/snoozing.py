"""Until when an alert is to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from slack_sdk.models.blocks import Block

from bot.domain.alert import Action, Verb
from bot.domain.snooze import is_possible, tomorrow_morning, zone_of
from bot.flow.brief import Briefing, Reading
from bot.slack.forms.fields import Faults, Filled, dated, fault, radio
from bot.slack.forms.form import Form
from bot.slack.words import forms

_FOR = {"1800": timedelta(minutes=30), "3600": timedelta(hours=1), "14400": timedelta(hours=4)}
_USUAL = "3600"


def _blocks(brief: Briefing) -> list[Block]:
    morning = tomorrow_morning(brief.now, zone_of(brief.person.timezone))
    lengths = [(value, forms.duration(length)) for value, length in _FOR.items()]
    # The morning travels as a moment: what the person saw is what they get, even after midnight.
    options = [*lengths, (f"until:{int(morning.timestamp())}", forms.tomorrow(morning, brief.person.timezone))]
    return [
        radio("length", forms.SNOOZE_LABEL, options, initial=_USUAL),
        dated("until", forms.UNTIL_LABEL, hint=forms.UNTIL_HINT, optional=True),
    ]


def _read(filled: Filled, reading: Reading) -> Action | Faults:
    named = filled.moment("until")
    if named is not None and not is_possible(named, reading.now):
        return fault("until", forms.NOT_POSSIBLE_UNTIL)
    until = named or _chosen(filled.option("length"), reading.now)
    if until is None or not is_possible(until, reading.now):
        return fault("length", forms.CHOOSE_LENGTH)
    return Action(Verb.SNOOZE, until=until)


def _chosen(option: str, now: datetime) -> datetime | None:
    if option in _FOR:
        return now + _FOR[option]
    seconds = option.removeprefix("until:")
    is_moment = option.startswith("until:") and seconds.isdecimal() and len(seconds) == 10
    return datetime.fromtimestamp(int(seconds), UTC) if is_moment else None


FORM = Form("snooze", forms.SNOOZE, forms.SNOOZE, _blocks, _read)
