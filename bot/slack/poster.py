"""The `Chat` of the ports, spoken through Slack's Web API."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from slack_sdk import WebClient

from bot.domain.notice import Notice, NoticeKind, Receipt, Thread
from bot.domain.person import Person
from bot.domain.view import AlertView
from bot.errors import ChatRefusedError, ThreadGoneError
from bot.slack import cards, ids, lookup
from bot.slack.cards import Card
from bot.slack.channels import Channels
from bot.slack.faults import call, half_answer
from bot.slack.people import People

_REPLIES = (NoticeKind.SUGGESTIONS, NoticeKind.MENTION, NoticeKind.ASSIGNED)
_NOBODY = ("user_not_found", "user_not_visible")


class SlackChat:
    """Posts, edits, looks up. Keeps no state but ids that never change; safe to share between threads.

    The client must not retry by itself (`client.client_for`).
    """

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._channels = Channels(client)
        self._people = People(client)

    def tell(self, notice: Notice, view: AlertView | None, thread: Thread | None) -> Receipt:
        """Post, reply or edit, as `Chat.tell` asks."""
        if notice.kind is NoticeKind.EDIT:
            return self._edit(notice, self._card(notice, view), _root_of(notice, thread))
        if notice.kind in _REPLIES:
            root = _root_of(notice, thread)
            return self._post(notice, self._card(notice, view), root.channel_id, thread_ts=root.ts)
        if notice.kind is NoticeKind.RAISED and view is not None:
            return self._raise(notice, view, thread)
        return self._post(notice, self._card(notice, view), self._channels.address_of(notice.channel))

    def find(self, notice: Notice, thread: Thread | None) -> Receipt | None:
        """The message that carries this notice's key. An edit is no message: it is simply made again."""
        if notice.kind is NoticeKind.EDIT:
            return None
        if notice.kind in _REPLIES or self._is_broadcast(notice, thread):
            return lookup.in_thread(self._client, notice, _root_of(notice, thread))
        return lookup.in_channel(self._client, notice, self._channels.id_of(notice.channel))

    def person(self, user_id: str) -> Person:
        """A person as Slack describes them now. Raises `ChatError`."""
        return self._people.person(user_id)

    def is_member(self, channel: str, user_id: str) -> bool:
        """Whether a person is in a channel now. Raises `ChatError`."""
        return self._people.is_member(self._channels.id_of(channel), user_id)

    def groups_of(self, user_id: str, among: Collection[str]) -> frozenset[str]:
        """Those of these user groups that a person is in now. Raises `ChatError`."""
        return self._people.groups_of(user_id, among)

    def _card(self, notice: Notice, view: AlertView | None) -> Card:
        if notice.kind is NoticeKind.OPS:
            return cards.ops(notice.text)
        if view is None:
            raise ValueError(f"a {notice.kind} notice needs the alert's view")
        match notice.kind:
            case NoticeKind.ROOT:
                return cards.root(view, self._names(view))
            case NoticeKind.SUGGESTIONS:
                return cards.suggestions(view)
            case NoticeKind.ASSIGNED:
                return cards.assigned(view, {user: self._name(user) for user in (cards.giver(view),) if user})
            case NoticeKind.MENTION:
                return cards.joined(view, view.joined or view.lead, notice.reason)
        return cards.root(view)

    def _raise(self, notice: Notice, view: AlertView, thread: Thread | None) -> Receipt:
        """In the alert's own channel a reply that all of it sees; elsewhere a message that leads to the thread."""
        root, mention = _root_of(notice, thread), view.joined or view.lead
        if self._is_broadcast(notice, thread):
            card = cards.raised(view, mention, notice.reason, "")
            return self._post(notice, card, root.channel_id, thread_ts=root.ts, is_broadcast=True)
        card = cards.raised(view, mention, notice.reason, self._permalink(root))
        return self._post(notice, card, self._channels.address_of(notice.channel))

    def _is_broadcast(self, notice: Notice, thread: Thread | None) -> bool:
        is_here = thread is not None and self._channels.address_of(notice.channel) == thread.root.channel_id
        return notice.kind is NoticeKind.RAISED and is_here

    def _permalink(self, root: Receipt) -> str:
        """The address of a message; empty when Slack does not tell, which must not keep the message back."""
        try:
            answer = call(
                self._client.chat_getPermalink,
                who=root.channel_id,
                repeatable=True,
                channel=root.channel_id,
                message_ts=root.ts,
            )
        except ChatRefusedError:
            return ""
        link = str(answer.get("permalink") or "")
        return link if link.startswith(("https://", "http://")) else ""

    def _names(self, view: AlertView) -> dict[str, str]:
        """The people on a first message that is posted anew: by name, because a new message would notify them."""
        return {user: self._name(user) for user in cards.people_on_root(view)}

    def _name(self, user_id: str) -> str:
        try:
            return self._people.person(user_id).name
        except ChatRefusedError as refusal:
            # Somebody whom Slack does not know must not keep the alert from being posted.
            if refusal.code in _NOBODY:
                return user_id
            raise

    def _post(
        self,
        notice: Notice,
        card: Card,
        channel_id: str,
        thread_ts: str | None = None,
        *,
        is_broadcast: bool = False,
    ) -> Receipt:
        answer = call(
            self._client.chat_postMessage,
            who=notice.channel,
            repeatable=False,
            channel=channel_id,
            thread_ts=thread_ts,
            reply_broadcast=is_broadcast or None,
            metadata=ids.delivery_metadata(notice),
            unfurl_links=False,
            unfurl_media=False,
            **_content(card),
        )
        ts = str(answer.get("ts") or "")
        if not ids.is_ts(ts):
            raise half_answer(notice.channel, "timestamp", repeatable=False)
        return Receipt(str(answer.get("channel") or channel_id), ts)

    def _edit(self, notice: Notice, card: Card, root: Receipt) -> Receipt:
        """Slack keeps a message's metadata when an edit names none, so the first post can still be found by its key."""
        content = _content(card)
        call(
            self._client.chat_update,
            who=notice.channel,
            repeatable=True,
            channel=root.channel_id,
            ts=root.ts,
            **content,
        )
        return root


def _content(card: Card) -> dict[str, Any]:
    return {"text": card.text, "blocks": list(card.blocks), "link_names": False, "parse": "none"}


def _root_of(notice: Notice, thread: Thread | None) -> Receipt:
    if thread is None:
        raise ThreadGoneError(
            "the alert has no first message yet",
            code="thread_not_found",
            who=notice.channel,
            cure="a new first message is posted",
        )
    return thread.root
