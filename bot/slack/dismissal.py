"""The form of "Not about us": which exclusion would have prevented the alert, and what else that would have removed.

Pure functions. What it quotes is shown as on cards: nothing parsed, private details as dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import DispatchActionConfig
from slack_sdk.models.blocks.block_elements import RichTextElement
from slack_sdk.models.views import View

from bot.domain.proposal import Impact
from bot.domain.rule import Rule
from bot.flow.propose import Offer, Unfit, Weighed
from bot.query.narrowing import LONGEST
from bot.slack import ids, rich
from bot.slack.escape import one_line
from bot.slack.evidence import summary_quote
from bot.slack.forms.fields import field_of
from bot.slack.phrase import Bold, Sentence
from bot.slack.words import exclusions, forms

MOST_RULES = 5
MOST_OPTIONS = 5
LONGEST_OPTION = 75


def dismissal(ref: ids.FormRef, offer: Offer) -> View:
    """The form as it stands, with what is to be said of the exclusion in its field."""
    return View(
        type="modal",
        callback_id=ids.DISMISS_VIEW,
        title=PlainTextObject(text=forms.NOT_ABOUT_US),
        submit=PlainTextObject(text=forms.DISMISS),
        close=PlainTextObject(text=forms.CANCEL),
        private_metadata=ids.private_metadata(ref),
        blocks=[
            rich.block(rich.paragraph((exclusions.dismissing(ref.alert_id),))),
            *_rules(offer.rules),
            _exclusion(offer.typed),
            *_alternatives(offer),
            rich.block(*_told(offer)),
        ],
    )


def typed_in(state: dict[str, Any]) -> tuple[str, str]:
    """What stands in the field for an exclusion, and the id of that field; both empty when the form has none."""
    values = state.get("values")
    blocks = [block for block in values if ids.is_exclusion_block(block)] if isinstance(values, dict) else []
    if not blocks:
        return "", ""
    value = field_of(state, blocks[0], ids.EXCLUSION).get("value")
    return (value.strip() if isinstance(value, str) else ""), blocks[0]


def _rules(rules: Sequence[Rule]) -> list[Block]:
    lines: list[Sentence] = [exclusions.rule_named(rule.name, rule.where or rule.id) for rule in rules[:MOST_RULES]]
    return [rich.block(*rich.titled_bullets(exclusions.RULES_TO_NARROW, lines))] if lines else []


def _exclusion(typed: str) -> InputBlock:
    # With Enter the form is told of what was typed; it is also told of it when it is sent.
    on_enter = DispatchActionConfig(trigger_actions_on=["on_enter_pressed"])
    text = PlainTextInputElement(
        action_id=ids.EXCLUSION,
        max_length=LONGEST,
        initial_value=typed or None,
        placeholder=exclusions.EXCLUSION_PLACEHOLDER,
        dispatch_action_config=on_enter,
    )
    return InputBlock(
        label=exclusions.EXCLUSION_LABEL,
        block_id=ids.exclusion_block(typed),
        element=text,
        optional=True,
        hint=exclusions.EXCLUSION_HINT,
        dispatch_action=True,
    )


def _alternatives(offer: Offer) -> list[Block]:
    shown = [one for one in offer.candidates if len(one.text) <= LONGEST_OPTION][:MOST_OPTIONS]
    if len(shown) < 2:
        return []
    options = [Option(value=one.text, text=PlainTextObject(text=one.text, emoji=False)) for one in shown]
    chooser = StaticSelectElement(action_id=ids.ALTERNATIVE, placeholder=exclusions.ALTERNATIVE_HINT, options=options)
    return [InputBlock(label=exclusions.ALTERNATIVE_LABEL, element=chooser, optional=True, dispatch_action=True)]


def _told(offer: Offer) -> list[RichTextElement]:
    if isinstance(offer.answer, Unfit):
        return [rich.paragraph((Bold(exclusions.unfit(offer.answer)),))]
    if not offer.answer.exclusion:
        return [rich.paragraph((exclusions.NO_EXCLUSION if offer.candidates else exclusions.NO_CANDIDATE,))]
    return [*_reason(offer), *_impact(offer.answer)]


def _reason(offer: Offer) -> list[RichTextElement]:
    reason = next((one.reason for one in offer.candidates if one.text == offer.typed), "")
    return [rich.paragraph((exclusions.why_proposed(one_line(reason, 300)),))] if reason else []


def _impact(weighed: Weighed) -> list[RichTextElement]:
    impact: Impact = weighed.impact
    told = [rich.paragraph(exclusions.would_remove(weighed.exclusion, impact))]
    if impact.real:
        told.append(rich.paragraph((Bold(exclusions.removes_real(impact.real)),)))
    samples: list[Sentence] = [exclusions.sample(summary_quote(one.judged), one) for one in impact.samples]
    return [*told, *rich.titled_bullets(exclusions.SAMPLES, samples)]
