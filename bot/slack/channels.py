"""Which id a channel has: rules name channels by name, history and edits need the id."""

from __future__ import annotations

from slack_sdk import WebClient

from bot.errors import ChatRefusedError
from bot.slack import ids
from bot.slack.faults import call, refusal

PAGE = 200
MOST_PAGES = 100


class Channels:
    """Channel ids by name. An id never changes, so it is kept; that a name is unknown is never kept."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._ids: dict[str, str] = {}

    def address_of(self, channel: str) -> str:
        """Where to post: the id, or the bare name when it cannot be looked up, for Slack itself to judge."""
        try:
            return self.id_of(channel)
        except ChatRefusedError:
            return channel.strip().removeprefix("#")

    def trouble_with(self, channel: str) -> str:
        """Why nothing can be posted there, as far as Slack tells, or empty. Raises `ChatError` when Slack is away."""
        try:
            channel_id = self.id_of(channel)
            asked = call(self._client.conversations_info, who=f"#{channel}", repeatable=True, channel=channel_id)
        except ChatRefusedError as error:
            return str(error)
        found = asked.get("channel") or {}
        code = "is_archived" if found.get("is_archived") else "" if found.get("is_member", True) else "not_in_channel"
        return str(refusal(code, f"#{channel}")) if code else ""

    def id_of(self, channel: str) -> str:
        """The id of a channel given by name (with or without `#`) or by id. Raises `ChatError`."""
        name = channel.strip().removeprefix("#")
        if ids.is_conversation(name):
            return name
        if name not in self._ids:
            self._look_up(name)
        if name not in self._ids:
            raise refusal("channel_not_found", f"#{name}")
        return self._ids[name]

    def _look_up(self, name: str) -> None:
        """Page through the channels until the name turns up. Archived ones count: Slack then says why it refuses."""
        cursor = ""
        for _ in range(MOST_PAGES):
            answer = call(
                self._client.conversations_list,
                who="the list of channels",
                repeatable=True,
                types="public_channel,private_channel",
                exclude_archived=False,
                limit=PAGE,
                cursor=cursor or None,
            )
            found = [channel for channel in answer.get("channels") or [] if isinstance(channel, dict)]
            self._ids.update({str(channel.get("name")): str(channel.get("id")) for channel in found})
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if name in self._ids or not cursor:
                return
