"""What somebody who is called, asked or relieved sees: pure functions of the present state. No word of a mention."""

from __future__ import annotations

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.blocks.block_elements import RichTextElement

from bot.domain.alert import Alert, State
from bot.domain.notice import NoticeKind
from bot.domain.view import AlertView, Listed, Listing, SwapView
from bot.slack import ids, rich
from bot.slack.cards import Card
from bot.slack.escape import mrkdwn
from bot.slack.evidence import summary_quote
from bot.slack.phrase import Link, Sentence, as_mrkdwn
from bot.slack.words import forms, paging, shifts, threads


def page(view: AlertView, reason: str, link: str) -> Card:
    """A direct message to a person who is called, as the alert stands. `link` to its thread may be empty."""
    alert = view.alert
    is_open = alert.state is State.OPEN
    blocks: list[Block] = [
        rich.block(rich.paragraph(paging.called(alert)), rich.paragraph(paging.standing(alert))),
        *rich.notes(paging.why_called(reason) if is_open else ""),
    ]
    return Card(mrkdwn(paging.called_summary(alert)), (*blocks, *_row(alert, _acknowledge(alert), link)))


def in_channel(view: AlertView, mentioned: tuple[str, ...], reason: str, link: str, *, is_home: bool) -> Card:
    """A step told in a channel. An alert is only acted on where it lives, so elsewhere there is but the link."""
    alert = view.alert
    told = paging.everyone_called(alert, mentioned)
    blocks: list[Block] = [rich.block(rich.paragraph(told)), *rich.notes(paging.why_told(reason))]
    return Card(as_mrkdwn(told), (*blocks, *_row(alert, _acknowledge(alert) if is_home else [], link)))


def confirm(view: AlertView, reason: str, link: str) -> Card:
    """The question whether the owner goes on."""
    alert = view.alert
    value = ids.alert_value(alert.id)
    answers = [
        ButtonElement(text=paging.STILL_ON_IT, action_id=ids.STILL_ON_IT, value=value, style="primary"),
        ButtonElement(text=paging.HAND_BACK, action_id=ids.HAND_BACK, value=value),
    ]
    asked = rich.block(rich.paragraph(paging.asked(alert, reason)))
    return Card(mrkdwn(paging.asked_summary(alert)), (asked, *_row(alert, answers, link)))


def news(view: AlertView, kind: NoticeKind, reason: str) -> Card:
    """A reply in the thread about the calling itself."""
    return _said(paging.news(kind, view.alert, reason))


def handoff(listing: Listing, leaver: str, links: tuple[str, ...]) -> Card:
    """What the one who leaves has open. `links` are those of the alerts listed, in their order."""
    return _list(listing, paging.hands_over(leaver, listing.total), paging.handover_summary(listing.total), links)


def digest(listing: Listing, links: tuple[str, ...]) -> Card:
    """What quiet hours held back."""
    return _list(listing, paging.was_quiet(listing.total), paging.quiet_summary(listing.total), links, is_quoted=True)


def swap_asked(view: SwapView) -> Card:
    """The question to the one who is asked to take a shift."""
    value = str(view.swap.id)
    answers = [
        ButtonElement(text=shifts.YES, action_id=ids.SWAP_YES, value=value, style="primary"),
        ButtonElement(text=shifts.NO, action_id=ids.SWAP_NO, value=value),
    ]
    asked = _said(shifts.asked(view.asker, view.schedule, view.swap))
    return Card(asked.text, (*asked.blocks, ActionsBlock(elements=answers)))


def swap_decided(view: SwapView) -> Card:
    """What became of a swap; without buttons, so that nobody presses them again."""
    return _said(shifts.answered(view.swap, view.asker, view.other))


def _said(told: Sentence) -> Card:
    return Card(as_mrkdwn(told), (rich.block(rich.paragraph(told)),))


def _list(listing: Listing, title: Sentence, summary: str, links: tuple[str, ...], *, is_quoted: bool = False) -> Card:
    lines = [_line(one, link, is_quoted) for one, link in zip(listing.listed, links, strict=True)]
    parts: list[RichTextElement] = [rich.paragraph(title), rich.bullets(lines)]
    more = listing.total - len(listing.listed)
    return Card(mrkdwn(summary), (rich.block(*parts), *rich.notes(paging.not_listed(more) if more else "")))


def _line(one: Listed, link: str, is_quoted: bool) -> Sentence:
    said = paging.listed(one.alert, summary_quote(one.lead) if is_quoted else "")
    return (*said, Link(link, threads.GO_TO_THREAD)) if link else (*said, paging.NOT_POSTED)


def _acknowledge(alert: Alert) -> list[ButtonElement]:
    if alert.state is not State.OPEN:
        return []
    value = ids.alert_value(alert.id)
    return [ButtonElement(text=forms.ACKNOWLEDGE, action_id=ids.button("acknowledge"), value=value, style="primary")]


def _row(alert: Alert, buttons: list[ButtonElement], link: str) -> list[ActionsBlock]:
    if link:
        buttons = [*buttons, ButtonElement(text=paging.OPEN_THREAD, action_id=ids.OPEN_THREAD, url=link)]
    return [ActionsBlock(block_id=ids.actions_block(alert.id, alert.revision), elements=buttons)] if buttons else []
