"""How people are called in Slack: direct messages, posts in channels, and the thread's news of it."""

from __future__ import annotations

from slack_sdk import WebClient

from bot.domain.notice import Notice, NoticeKind, Receipt, Thread
from bot.domain.view import AlertView, Listing, SwapView, Told
from bot.slack import lookup, outgoing, pages
from bot.slack.cards import Card
from bot.slack.channels import Channels
from bot.slack.faults import call, half_answer

NEWS = (NoticeKind.SKIPPED, NoticeKind.EXHAUSTED, NoticeKind.REOPENED, NoticeKind.WOKEN)
LOUD = (NoticeKind.SKIPPED, NoticeKind.EXHAUSTED)
"""What the whole channel is told, not only those who follow the thread."""
KINDS = frozenset(
    {*NEWS, NoticeKind.PAGE, NoticeKind.PAGE_CHANNEL, NoticeKind.PAGE_EDIT, NoticeKind.CONFIRM}
    | {NoticeKind.HANDOFF, NoticeKind.DIGEST, NoticeKind.SWAP_ASKED, NoticeKind.SWAP_DECIDED}
)


class Caller:
    """Tells what `KINDS` are. Keeps no state."""

    def __init__(self, client: WebClient, channels: Channels) -> None:
        self._client = client
        self._channels = channels

    def tell(self, notice: Notice, view: Told | None, thread: Thread | None) -> Receipt:
        """See `Chat.tell`."""
        if isinstance(view, Listing):
            return self._post(notice, self._list(notice, view))
        if isinstance(view, SwapView):
            is_question = notice.kind is NoticeKind.SWAP_ASKED
            return self._post(notice, pages.swap_asked(view) if is_question else pages.swap_decided(view))
        if view is None:
            raise ValueError(f"a {notice.kind} notice needs the alert's view")
        if notice.kind is NoticeKind.PAGE_CHANNEL:
            return self._in_channel(notice, view, thread)
        if notice.kind in NEWS and thread is not None:
            card, is_loud = pages.news(view, notice.kind, notice.reason), notice.kind in LOUD
            root = thread.root
            return outgoing.post(self._client, notice, card, root.channel_id, root.ts, is_broadcast=is_loud)
        card = self._direct(notice, view, outgoing.permalink(self._client, thread.root if thread else None))
        if notice.kind is NoticeKind.PAGE_EDIT:
            return outgoing.edit(self._client, notice, card, Receipt(notice.channel, notice.text))
        return self._post(notice, card)

    def find(self, notice: Notice, thread: Thread | None) -> Receipt | None:
        """See `Chat.find`. What the whole channel sees of a thread stands in its history too."""
        if notice.kind in NEWS and thread is not None:
            return lookup.in_thread(self._client, notice, thread.root)
        return lookup.in_channel(self._client, notice, self._place(notice))

    def _direct(self, notice: Notice, view: AlertView, link: str) -> Card:
        if notice.kind is NoticeKind.CONFIRM:
            return pages.confirm(view, notice.reason, link)
        return pages.page(view, notice.reason, link)

    def _in_channel(self, notice: Notice, view: AlertView, thread: Thread | None) -> Receipt:
        """In the alert's own channel a reply that all of it sees; elsewhere a message that leads to the thread."""
        mentioned, channel_id = tuple(notice.text.split()), self._channels.address_of(notice.channel)
        if thread is not None and channel_id == thread.root.channel_id:
            card = pages.in_channel(view, mentioned, notice.reason, "", is_home=True)
            return outgoing.post(self._client, notice, card, channel_id, thread.root.ts, is_broadcast=True)
        link = outgoing.permalink(self._client, thread.root if thread else None)
        is_home = notice.channel == view.alert.channel
        card = pages.in_channel(view, mentioned, notice.reason, link, is_home=is_home)
        return outgoing.post(self._client, notice, card, channel_id)

    def _list(self, notice: Notice, listing: Listing) -> Card:
        links = tuple(outgoing.permalink(self._client, one.root) for one in listing.listed)
        if notice.kind is NoticeKind.HANDOFF:
            return pages.handoff(listing, notice.text, links)
        return pages.digest(listing, links)

    def _post(self, notice: Notice, card: Card) -> Receipt:
        return outgoing.post(self._client, notice, card, self._place(notice))

    def _place(self, notice: Notice) -> str:
        """The channel's id; for a person, that of the conversation with them, which has the same id each time."""
        if not notice.kind.is_direct:
            return self._channels.address_of(notice.channel)
        who = notice.channel
        opened = call(self._client.conversations_open, who=who, repeatable=True, users=[who]).get("channel")
        channel_id = str(opened.get("id") or "") if isinstance(opened, dict) else ""
        if not channel_id:
            raise half_answer(who, "channel", repeatable=True)
        return channel_id
