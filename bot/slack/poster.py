"""The `Chat` of the ports, spoken through Slack's Web API."""

from __future__ import annotations

from collections.abc import Collection

from slack_sdk import WebClient

from bot.domain.notice import Notice, NoticeKind, Receipt, Thread
from bot.domain.person import Person
from bot.domain.view import AlertView, Listing, SwapView, Told
from bot.errors import ChatRefusedError, ThreadGoneError
from bot.slack import answers, caller, cards, lookup, outgoing, standins, sums
from bot.slack.cards import Card
from bot.slack.channels import Channels
from bot.slack.people import People

_REPLIES = frozenset(
    {
        NoticeKind.MOVED,
        NoticeKind.SUGGESTIONS,
        NoticeKind.MENTION,
        NoticeKind.SUMMED,
        NoticeKind.ASSIGNED,
        NoticeKind.ANSWER,
        NoticeKind.STATEMENT,
    }
)
_NOBODY = ("user_not_found", "user_not_visible")


class SlackChat:
    """Posts, edits, looks up. Keeps no state but ids that never change; safe to share between threads.

    The client must not retry by itself (`client.client_for`).
    """

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._channels = Channels(client)
        self._people = People(client)
        self._caller = caller.Caller(client, self._channels)

    def tell(self, notice: Notice, view: Told | None, thread: Thread | None) -> Receipt:
        """Post, reply or edit, as `Chat.tell` asks."""
        if notice.kind in caller.KINDS or isinstance(view, Listing | SwapView):
            return self._caller.tell(notice, view, thread)
        if notice.kind is NoticeKind.EDIT:
            return outgoing.edit(self._client, notice, self._card(notice, view), _root_of(notice, thread))
        if notice.kind is NoticeKind.STAND_IN_EDIT and view is not None:
            place = Receipt(notice.channel, notice.text)
            return outgoing.edit(self._client, notice, self._standing(view, thread), place)
        if notice.kind is NoticeKind.SUMMED_EDIT:
            place = Receipt(notice.channel, notice.text.partition(" ")[0])
            return outgoing.edit(self._client, notice, self._card(notice, view), place)
        if notice.kind in _REPLIES:
            root = _root_of(notice, thread)
            return outgoing.post(self._client, notice, self._card(notice, view), root.channel_id, thread_ts=root.ts)
        if notice.kind is NoticeKind.RAISED and view is not None:
            return self._raise(notice, view, thread)
        return outgoing.post(self._client, notice, self._card(notice, view), self._channels.address_of(notice.channel))

    def find(self, notice: Notice, thread: Thread | None) -> Receipt | None:
        """The message that carries this notice's key. An edit is no message: it is simply made again."""
        if notice.kind.is_edit:
            return None
        if notice.kind in caller.KINDS:
            return self._caller.find(notice, thread)
        if notice.kind in _REPLIES or self._is_broadcast(notice, thread):
            return lookup.in_thread(self._client, notice, _root_of(notice, thread))
        return lookup.in_channel(self._client, notice, self._channels.id_of(notice.channel))

    def person(self, user_id: str) -> Person:
        """A person as Slack describes them now. Raises `ChatError`."""
        return self._people.person(user_id)

    def group_members(self, group_id: str) -> tuple[str, ...]:
        """The members of a user group now. Raises `ChatError`."""
        return self._people.group_members(group_id)

    def is_member(self, channel: str, user_id: str) -> bool:
        """Whether a person is in a channel now. Raises `ChatError`."""
        return self._people.is_member(self._channels.id_of(channel), user_id)

    def groups_of(self, user_id: str, among: Collection[str]) -> frozenset[str]:
        """Those of these user groups that a person is in now. Raises `ChatError`."""
        return self._people.groups_of(user_id, among)

    def _standing(self, view: AlertView, thread: Thread | None) -> Card:
        """What an edit makes of the message that stands in for an alert."""
        if view.detour:
            return standins.standing(view)
        return standins.over(view, outgoing.permalink(self._client, thread.root if thread else None))

    def _moved(self, notice: Notice) -> Card:
        """With the way to the old thread, if Slack still has one."""
        channel_id, _, ts = notice.text.partition(" ")
        try:
            reply = lookup.a_reply(self._client, Receipt(channel_id, ts))
        except ChatRefusedError:
            reply = None
        return standins.moved(outgoing.permalink(self._client, reply))

    def _card(self, notice: Notice, view: AlertView | None) -> Card:
        if notice.kind is NoticeKind.OPS:
            return cards.ops(notice.text)
        if view is None:
            raise ValueError(f"a {notice.kind} notice needs the alert's view")
        match notice.kind:
            case NoticeKind.MOVED:
                return self._moved(notice)
            case NoticeKind.STAND_IN:
                return standins.standing(view, self._names(view))
        return self._card_of(notice, view)

    def _card_of(self, notice: Notice, view: AlertView) -> Card:
        match notice.kind:
            case NoticeKind.ROOT:
                return cards.root(view, self._names(view))
            case NoticeKind.SUGGESTIONS:
                return cards.suggestions(view)
            case NoticeKind.ASSIGNED:
                return cards.assigned(view, self._by_name(cards.giver(view)))
            case NoticeKind.ANSWER if view.draft:
                return answers.answer(view, view.draft, self._by_name(answers.doer(view.draft)))
            case NoticeKind.STATEMENT:
                return answers.reminder(view)
            case NoticeKind.SUMMED | NoticeKind.SUMMED_EDIT if view.summed:
                return sums.summed_up(view, view.summed)
            case NoticeKind.MENTION:
                return cards.joined(view, view.joined or view.lead, notice.reason)
        return cards.root(view)

    def _raise(self, notice: Notice, view: AlertView, thread: Thread | None) -> Receipt:
        """In the alert's own channel a reply that all of it sees; elsewhere a message that leads to the thread."""
        root, mention = _root_of(notice, thread), view.joined or view.lead
        if self._is_broadcast(notice, thread):
            card = cards.raised(view, mention, notice.reason, "")
            return outgoing.post(self._client, notice, card, root.channel_id, thread_ts=root.ts, is_broadcast=True)
        card = cards.raised(view, mention, notice.reason, outgoing.permalink(self._client, root))
        return outgoing.post(self._client, notice, card, self._channels.address_of(notice.channel))

    def _is_broadcast(self, notice: Notice, thread: Thread | None) -> bool:
        is_here = thread is not None and self._channels.address_of(notice.channel) == thread.root.channel_id
        return notice.kind is NoticeKind.RAISED and is_here

    def _names(self, view: AlertView) -> dict[str, str]:
        """The people on a first message that is posted anew: by name, because a new message would notify them."""
        return {user: self._name(user) for user in cards.people_on_root(view)}

    def _by_name(self, user: str) -> dict[str, str]:
        """Who did something need not be told that they did it."""
        return {user: self._name(user)} if user else {}

    def _name(self, user_id: str) -> str:
        try:
            return self._people.person(user_id).name
        except ChatRefusedError as refusal:
            # Somebody whom Slack does not know must not keep the alert from being posted.
            if refusal.code in _NOBODY:
                return user_id
            raise


def _root_of(notice: Notice, thread: Thread | None) -> Receipt:
    if thread is None:
        raise ThreadGoneError(
            "the alert has no first message yet",
            code="thread_not_found",
            who=notice.channel,
            cure="a new first message is posted",
        )
    return thread.root
