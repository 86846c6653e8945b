"""The action table: everything that a person can press on an alert, where it stands, and what it asks for.

A new action is one entry of `BUTTONS`. Late presses on an older picture are refused by `domain.decide`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, Option, OverflowMenuElement, PlainTextObject
from slack_sdk.models.blocks.block_elements import InteractiveElement, UserSelectElement

from bot.domain.alert import Alert, State, Verb, refusal
from bot.slack import ids
from bot.slack.forms import escalating, grading, merging, muting, noting, resolving, snoozing
from bot.slack.forms.form import Form
from bot.slack.words import forms, replying

_OPEN = frozenset({State.OPEN})
_LIVE = frozenset(state for state in State if not state.is_closed)
_AT_WORK = frozenset({State.OPEN, State.ACKNOWLEDGED})


class Spot(Enum):
    """Where a button stands: in the row, or in a menu (what the team does, what the story is, what was found)."""

    ROW = "row"
    WORK = "work"
    STORY = "story"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press. Without a form its verb is done at once; without a verb it is a question, or a request.

    It stands there in the states in which its verb may be done, or in fewer (`only_in`), and if `only_owned` only while
    somebody owns the alert.
    """

    name: str
    label: str
    spot: Spot
    verb: Verb | None = None
    form: Form | None = None
    only_in: frozenset[State] = frozenset(State)
    only_owned: bool = False
    is_primary: bool = False

    def applies(self, alert: Alert) -> bool:
        """Whether it makes sense now."""
        if self.verb is not None and refusal(alert, self.verb):
            return False
        return alert.state in self.only_in and (not self.only_owned or bool(alert.owner))


BUTTONS = (
    Button("acknowledge", forms.ACKNOWLEDGE, Spot.ROW, Verb.ACKNOWLEDGE, only_in=_OPEN, is_primary=True),
    Button("wake", forms.WAKE, Spot.ROW, Verb.WAKE, is_primary=True),
    Button("assign", forms.ASSIGN, Spot.ROW, Verb.ASSIGN),
    Button("snooze", forms.SNOOZE, Spot.ROW, Verb.SNOOZE, snoozing.FORM, only_in=_AT_WORK),
    Button("resolve", forms.RESOLVE, Spot.ROW, Verb.RESOLVE, resolving.FORM),
    Button("reopen", forms.REOPEN, Spot.ROW, Verb.REOPEN),
    Button("reply", replying.REPLY, Spot.ROW, only_in=_LIVE),
    Button("escalate", forms.ESCALATE, Spot.WORK, Verb.ESCALATE, escalating.FORM, only_in=_AT_WORK),
    Button("severity", forms.SEVERITY, Spot.WORK, Verb.CHANGE_SEVERITY, grading.FORM),
    Button("note", forms.NOTE, Spot.WORK, Verb.NOTE, noting.FORM),
    Button("unassign", forms.UNASSIGN, Spot.WORK, Verb.UNASSIGN, only_owned=True),
    Button("unacknowledge", forms.UNACKNOWLEDGE, Spot.WORK, Verb.UNACKNOWLEDGE),
    Button("dismiss", forms.NOT_ABOUT_US, Spot.STORY, Verb.DISMISS),
    Button("merge", forms.MERGE, Spot.STORY, Verb.MERGE, merging.FORM),
    Button("mute", forms.MUTE, Spot.STORY, form=muting.FORM),
    Button("consent", replying.CONSENT, Spot.STORY),
    Button("why", forms.WHY, Spot.VERDICT),
    Button("too-high", forms.TOO_HIGH, Spot.VERDICT, Verb.TOO_HIGH),
    Button("too-low", forms.TOO_LOW, Spot.VERDICT, Verb.TOO_LOW),
    Button("reveal", forms.REVEAL, Spot.VERDICT),
)
"""They are shown in this order."""

BY_NAME = {button.name: button for button in BUTTONS}
FORMS = {ids.form_view(button.form.name): button.form for button in BUTTONS if button.form}


def row(alert: Alert) -> ActionsBlock:
    """The buttons that make sense now, then the menus with the rest. Carries the alert and the revision it shows."""
    shown = [button for button in BUTTONS if button.applies(alert)]
    spots = zip((Spot.WORK, Spot.STORY, Spot.VERDICT), ids.MENUS, strict=True)
    groups = [(action_id, tuple(one for one in shown if one.spot is spot)) for spot, action_id in spots]
    menus = [_menu(action_id, group) for action_id, group in groups if group]
    return _block(alert, [*_row(shown, alert), *menus])


def short_row(alert: Alert, permalink: str) -> ActionsBlock:
    """The same for a list of alerts: without the menus, and with the way to the thread, if it is known."""
    shown = [button for button in BUTTONS if button.applies(alert)]
    return _block(alert, [*_row(shown, alert), *([thread_link(permalink)] if permalink else [])])


def thread_link(permalink: str) -> ButtonElement:
    """The way to a thread."""
    return ButtonElement(text=forms.OPEN_THREAD, action_id=ids.OPEN_THREAD, url=permalink)


def _block(alert: Alert, elements: list[InteractiveElement]) -> ActionsBlock:
    return ActionsBlock(block_id=ids.actions_block(alert.id, alert.revision), elements=elements)


def _row(shown: list[Button], alert: Alert) -> list[InteractiveElement]:
    return [_element(button, alert) for button in shown if button.spot is Spot.ROW]


def _element(button: Button, alert: Alert) -> InteractiveElement:
    action_id = ids.button(button.name)
    if button.verb is Verb.ASSIGN:
        return UserSelectElement(placeholder=button.label, action_id=action_id)
    value = ids.alert_value(alert.id)
    return ButtonElement(
        text=button.label, action_id=action_id, value=value, style="primary" if button.is_primary else None
    )


@lru_cache(maxsize=100)
def _menu(action_id: str, group: tuple[Button, ...]) -> OverflowMenuElement:
    """The same for all alerts in the same state: it says nothing of them."""
    options = [Option(value=one.name, text=PlainTextObject(text=one.label, emoji=False)) for one in group]
    return OverflowMenuElement(action_id=action_id, options=options)
