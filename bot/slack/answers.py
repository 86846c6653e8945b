"""What the thread shows of a reply: where its draft stands, what may be pressed; and the reminder during a crisis."""

from __future__ import annotations

from collections.abc import Mapping

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.blocks.block_elements import (
    RichTextElement,
    RichTextElementParts,
    RichTextPreformattedElement,
)

from bot.domain.draft import Draft, DraftState
from bot.domain.mention import Mention
from bot.domain.site import reply_box
from bot.domain.view import AlertView
from bot.slack import ids, rich
from bot.slack.cards import Card
from bot.slack.escape import clean, link_host, mrkdwn
from bot.slack.phrase import as_mrkdwn
from bot.slack.quote import Piece
from bot.slack.words import replying


def answer(view: AlertView, draft: Draft, names: Mapping[str, str] | None = None) -> Card:
    """A draft as it stands. Who is in `names` is written by name: they did it and need not be told."""
    lines = [rich.paragraph(line, names) for line in replying.standing(draft, view.alert)]
    blocks: list[Block] = [rich.block(*lines, *_words(view, draft))]
    row = [] if view.alert.state.is_closed else _row(view, draft)
    if row:
        blocks.append(ActionsBlock(block_id=ids.actions_block(view.alert.id, view.alert.revision), elements=row))
    return Card(mrkdwn(replying.summary(draft, view.alert)), tuple(blocks))


def doer(draft: Draft) -> str:
    """Who did what the message tells of, as a Slack user id; empty when it was no user of Slack."""
    did = {DraftState.WAITING: draft.author, DraftState.APPROVED: draft.approved_by}
    who = did.get(draft.state, draft.published_by)
    return who if ids.is_user(who) else ""


def reminder(view: AlertView) -> Card:
    """That a crisis goes on and the public wants to hear of it."""
    told = replying.reminder(view.alert)
    return Card(as_mrkdwn(told), (rich.block(rich.paragraph(told)),))


def _words(view: AlertView, draft: Draft) -> list[RichTextElement]:
    if draft.state is not DraftState.APPROVED:
        return [_quoted(draft.text)]
    text = RichTextElementParts.Text(text=clean(draft.text))
    how = replying.IN_BOX if _box(view, draft) else replying.COPY
    return [RichTextPreformattedElement(elements=[text]), rich.paragraph(how)]


def _quoted(text: str) -> RichTextElement:
    return rich.quoted([Piece(clean(text).strip())])


def _row(view: AlertView, draft: Draft) -> list[ButtonElement]:
    value = ids.draft_value(draft.id, draft.words)
    edit = ButtonElement(text=replying.EDIT, action_id=ids.DRAFT_EDIT, value=value)
    withdraw = ButtonElement(text=replying.WITHDRAW, action_id=ids.DRAFT_WITHDRAW, value=value)
    if draft.state is DraftState.WAITING:
        approve = ButtonElement(text=replying.APPROVE, action_id=ids.DRAFT_APPROVE, value=value, style="primary")
        return [approve, edit, withdraw]
    if draft.state is DraftState.APPROVED:
        done = ButtonElement(text=replying.IS_PUBLISHED, action_id=ids.DRAFT_PUBLISHED, value=value)
        return [*_way_out(view, draft), done, edit, withdraw]
    return []


def _way_out(view: AlertView, draft: Draft) -> list[ButtonElement]:
    """The site's own reply box, or else the post itself."""
    box, post = _box(view, draft), _mention(view).url
    if box:
        return [ButtonElement(text=replying.OPEN_BOX, action_id=ids.OPEN_SITE, url=box, style="primary")]
    return [ButtonElement(text=replying.OPEN_POST, action_id=ids.OPEN_SITE, url=post)] if link_host(post) else []


def _box(view: AlertView, draft: Draft) -> str:
    return reply_box(_mention(view), draft.text)


def _mention(view: AlertView) -> Mention:
    return view.lead.stored.mention
