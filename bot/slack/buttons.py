"""The action table: everything that a person can press on an alert, where it stands, and what it asks for.

A new action is one entry of `BUTTONS`. Late presses on an older picture are refused by `domain.decide`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, Option, OverflowMenuElement, PlainTextObject
from slack_sdk.models.blocks.block_elements import InteractiveElement, UserSelectElement

from bot.domain.alert import Alert, State, Verb
from bot.slack import ids
from bot.slack.forms import escalating, grading, merging, muting, noting, resolving, snoozing
from bot.slack.forms.form import Form
from bot.slack.words import forms

MOST_IN_A_MENU = 5
"""Slack's limit, and the reason why there are two menus."""

_OPEN, _ACKNOWLEDGED, _SNOOZED = State.OPEN, State.ACKNOWLEDGED, State.SNOOZED
_ALIVE = frozenset({_OPEN, _ACKNOWLEDGED, _SNOOZED})
_CLOSED = frozenset({State.RESOLVED, State.DISMISSED})
_ANY = _ALIVE | _CLOSED


class Spot(Enum):
    """Where a button stands: in the row, or in one of its two menus (what the team does, what the story is)."""

    ROW = "row"
    WORK = "work"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press. Without a form its verb is done at once; without a verb it is a question, or a request.

    `only_owned` stands there only while somebody owns the alert.
    """

    name: str
    label: str
    spot: Spot
    states: frozenset[State]
    verb: Verb | None = None
    form: Form | None = None
    style: str = ""
    only_owned: bool = False

    def applies(self, alert: Alert) -> bool:
        """Whether it makes sense now. What was merged goes on elsewhere, and is not opened again."""
        is_over = alert.merged_into is not None and self.verb is Verb.REOPEN
        return alert.state in self.states and not is_over and (not self.only_owned or bool(alert.owner))


BUTTONS = (
    Button("acknowledge", forms.ACKNOWLEDGE, Spot.ROW, frozenset({_OPEN}), Verb.ACKNOWLEDGE, style="primary"),
    Button("wake", forms.WAKE, Spot.ROW, frozenset({_SNOOZED}), Verb.WAKE, style="primary"),
    Button("assign", forms.ASSIGN, Spot.ROW, _ALIVE, Verb.ASSIGN),
    Button("snooze", forms.SNOOZE, Spot.ROW, frozenset({_OPEN, _ACKNOWLEDGED}), Verb.SNOOZE, snoozing.FORM),
    Button("resolve", forms.RESOLVE, Spot.ROW, _ALIVE, Verb.RESOLVE, resolving.FORM),
    Button("reopen", forms.REOPEN, Spot.ROW, _CLOSED, Verb.REOPEN),
    Button("escalate", forms.ESCALATE, Spot.WORK, frozenset({_OPEN, _ACKNOWLEDGED}), Verb.ESCALATE, escalating.FORM),
    Button("severity", forms.SEVERITY, Spot.WORK, _ALIVE, Verb.CHANGE_SEVERITY, grading.FORM),
    Button("note", forms.NOTE, Spot.WORK, _ANY, Verb.NOTE, noting.FORM),
    Button("unassign", forms.UNASSIGN, Spot.WORK, _ALIVE, Verb.UNASSIGN, only_owned=True),
    Button("unacknowledge", forms.UNACKNOWLEDGE, Spot.WORK, frozenset({_ACKNOWLEDGED}), Verb.UNACKNOWLEDGE),
    Button("dismiss", forms.NOT_ABOUT_US, Spot.STORY, _ALIVE, Verb.DISMISS),
    Button("merge", forms.MERGE, Spot.STORY, _ALIVE, Verb.MERGE, merging.FORM),
    Button("mute", forms.MUTE, Spot.STORY, _ANY, form=muting.FORM),
    Button("why", forms.WHY, Spot.STORY, _ANY),
)
"""The row is shown in this order."""

BY_NAME = {button.name: button for button in BUTTONS}
FORMS = {ids.form_view(button.form.name): button.form for button in BUTTONS if button.form}


def row(alert: Alert, *, menus: bool = True) -> ActionsBlock:
    """The buttons that make sense now, then the menus with the rest. Carries the alert and the revision it shows."""
    shown = [button for button in BUTTONS if button.applies(alert)]
    elements = [_element(button, alert) for button in shown if button.spot is Spot.ROW]
    if menus:
        spots = zip((Spot.WORK, Spot.STORY), ids.MENUS, strict=True)
        groups = [(action_id, [one for one in shown if one.spot is spot]) for spot, action_id in spots]
        elements += [_menu(action_id, group) for action_id, group in groups if group]
    return ActionsBlock(block_id=ids.actions_block(alert.id, alert.revision), elements=elements)


def _element(button: Button, alert: Alert) -> InteractiveElement:
    action_id = ids.button(button.name)
    if button.verb is Verb.ASSIGN:
        return UserSelectElement(placeholder=button.label, action_id=action_id)
    value = ids.alert_value(alert.id)
    return ButtonElement(text=button.label, action_id=action_id, value=value, style=button.style or None)


def _menu(action_id: str, group: list[Button]) -> OverflowMenuElement:
    options = [Option(value=one.name, text=PlainTextObject(text=one.label, emoji=False)) for one in group]
    return OverflowMenuElement(action_id=action_id, options=options)
