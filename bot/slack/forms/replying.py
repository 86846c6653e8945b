"""The form in which a reply is chosen, edited and checked, and the one in which its link is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks.block_elements import RichTextElement
from slack_sdk.models.views import View

from bot.domain.draft import LONGEST_DRAFT, Draft, words_of
from bot.domain.reply import DraftOutcome, DraftVerdict, FindingLevel
from bot.flow.answer import Outline
from bot.slack import ids, rich
from bot.slack.escape import clean, one_line
from bot.slack.forms.fields import LONGEST_OPTION, field_of, radio, written
from bot.slack.forms.form import LONGEST_TITLE
from bot.slack.phrase import Sentence
from bot.slack.quote import Piece
from bot.slack.words import forms, replying

MOST_OTHERS = 5


def reply_form(
    ref: ids.FormRef, outline: Outline, text: str, verdict: DraftVerdict | None = None, seen: str = ""
) -> View:
    """The form with these words in it, and what the checker said of them, if it was asked.

    `seen` is the digest of the draft's words as they were when it was opened.
    """
    draft_id = outline.draft.id if outline.draft else 0
    return View(
        type="modal",
        callback_id=ids.REPLY_VIEW,
        title=_title(forms.titled(replying.REPLY_TO, outline.alert.id)),
        submit=PlainTextObject(text=replying.SEND),
        close=PlainTextObject(text=forms.CANCEL),
        private_metadata=ids.draft_metadata(ref, draft_id, seen),
        blocks=[
            *_others(outline),
            *_start(outline),
            _reply(text, is_checked=verdict is not None),
            ActionsBlock(elements=[ButtonElement(text=replying.CHECK, action_id=ids.REPLY_CHECK)]),
            *([rich.block(*_findings(text, verdict))] if verdict else []),
        ],
    )


def reply_in(state: dict[str, Any]) -> tuple[str, str]:
    """The words in the form, and the id of their field; both empty when the form has none."""
    values = state.get("values")
    blocks = [block for block in values if ids.is_reply_block(block)] if isinstance(values, dict) else []
    if not blocks:
        return "", ""
    value = field_of(state, blocks[0], ids.REPLY_TEXT).get("value")
    return (value.strip() if isinstance(value, str) else ""), blocks[0]


def chosen_words(outline: Outline, chosen: str) -> str | None:
    """The words of the option that was chosen; None when it is not offered any more."""
    return next((text for value, _, text in _options(outline) if value == chosen), None)


def published_form(ref: ids.FormRef, draft: Draft) -> View:
    """Where a person tells where they have published an approved reply."""
    return View(
        type="modal",
        callback_id=ids.PUBLISHED_VIEW,
        title=_title(replying.PUBLISHED),
        submit=PlainTextObject(text=replying.SAVE),
        close=PlainTextObject(text=forms.CANCEL),
        private_metadata=ids.draft_metadata(ref, draft.id, draft.words),
        blocks=[
            rich.block(rich.quoted([Piece(clean(draft.text))])),
            written("link", replying.LINK_LABEL, hint=replying.LINK_HINT),
        ],
    )


def consent_form(ref: ids.FormRef) -> View:
    """Where it is recorded whether somebody may be contacted."""
    return View(
        type="modal",
        callback_id=ids.CONSENT_VIEW,
        title=_title(replying.CONSENT_TITLE),
        submit=PlainTextObject(text=replying.RECORD),
        close=PlainTextObject(text=forms.CANCEL),
        private_metadata=ids.private_metadata(ref),
        blocks=[
            radio("answer", replying.ANSWER_LABEL, [(one.value, label) for one, label in replying.CONSENT_ANSWERS]),
            written("link", replying.CONSENT_LINK_LABEL, hint=replying.CONSENT_LINK_HINT, optional=True),
            written("words", replying.WORDS_LABEL, hint=replying.WORDS_HINT, optional=True),
        ],
    )


def _title(text: str) -> PlainTextObject:
    return PlainTextObject(text=one_line(text, LONGEST_TITLE))


def _others(outline: Outline) -> list[Block]:
    lines = [replying.drafted(one) for one in outline.others[-MOST_OTHERS:]]
    if not lines:
        return []
    return [rich.block(*rich.titled_bullets(replying.OTHERS, lines), rich.paragraph(replying.GO_ON_ANYWAY))]


def _start(outline: Outline) -> list[Block]:
    """What to start from, with the reason why each was chosen."""
    found = [
        Option(value=value, text=PlainTextObject(text=one_line(label, LONGEST_OPTION), emoji=False))
        for value, label, _ in _options(outline)
    ]
    if not found:
        return [rich.block(rich.paragraph(replying.NOTHING_FITS))]
    chooser = StaticSelectElement(action_id=ids.REPLY_START, placeholder=forms.CHOOSE, options=found)
    whys: list[Sentence] = [
        *[replying.why_chosen(number, one.reason) for number, one in enumerate(outline.suggestions, start=1)],
        *[replying.approved_statement(one) for one in outline.statements],
    ]
    label, hint = replying.START_LABEL, replying.START_HINT
    return [
        InputBlock(label=label, element=chooser, optional=True, dispatch_action=True, hint=hint),
        rich.block(*rich.titled_bullets(replying.WHY_THESE, whys)),
    ]


def _options(outline: Outline) -> Iterator[tuple[str, str, str]]:
    """The value, the label and the words of everything that can be started from."""
    for number, one in enumerate(outline.suggestions, start=1):
        yield f"suggestion:{words_of(one.text)}", replying.choice(number, one), one.text.strip()
    for prepared in outline.statements:
        yield f"holding:{words_of(prepared.text)}", replying.prepared_choice(prepared), prepared.text.strip()


def _reply(text: str, *, is_checked: bool) -> InputBlock:
    """Its id changes with the words that the form shows: so Slack shows them, and we know which were judged."""
    element = PlainTextInputElement(
        action_id=ids.REPLY_TEXT, multiline=True, max_length=LONGEST_DRAFT, initial_value=text or None
    )
    block = ids.reply_block(words_of(text), is_checked=is_checked)
    return InputBlock(label=replying.REPLY_LABEL, block_id=block, element=element, hint=replying.REPLY_HINT)


def _findings(text: str, verdict: DraftVerdict) -> list[RichTextElement]:
    if not verdict.findings:
        return [rich.paragraph(replying.FOUND_NOTHING)]
    is_blocked = verdict.outcome is DraftOutcome.BLOCK
    gravest_first = sorted(verdict.findings, key=lambda one: one.level is FindingLevel.WARN)
    shown = gravest_first[: replying.MOST_FINDINGS]
    lines = [replying.finding(one) for one in shown]
    more = len(verdict.findings) - len(shown)
    told = replying.MUST_CHANGE if is_blocked else replying.LOOK_AGAIN
    return [
        rich.paragraph(told),
        rich.quoted(list(_marked(text, verdict))),
        rich.bullets([*lines, *([replying.more_findings(more)] if more else [])]),
    ]


def _marked(text: str, verdict: DraftVerdict) -> Iterator[Piece]:
    """The draft with the exact words in bold."""
    at = 0
    for start, end in _merged(sorted((one.start, one.end) for one in verdict.findings if one.text)):
        parts = (Piece(clean(text[at:start])), Piece(clean(text[start:end]), evidence=True))
        yield from (part for part in parts if part.text)
        at = end
    if rest := clean(text[at:]):
        yield Piece(rest)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
