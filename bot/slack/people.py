"""Who somebody is in Slack at this moment. Never cached: a person may have become a guest since the last click."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from slack_sdk import WebClient

from bot.domain.person import Person
from bot.errors import ChatUnavailableError
from bot.slack import ids
from bot.slack.escape import one_line
from bot.slack.faults import call, refusal

PAGE = 1_000
MOST_PAGES = 100
_SLACKBOT = "USLACKBOT"


class People:
    """Looks people up. Only our own workspace's id is kept: a token belongs to one workspace for ever."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._home: dict[str, Any] = {}

    def person(self, user_id: str) -> Person:
        """A person with what may keep them from acting. Raises `ChatError`."""
        if not ids.is_user(user_id):
            raise refusal("user_not_found", "a person")
        user = call(self._client.users_info, who=user_id, repeatable=True, user=user_id).get("user")
        if not isinstance(user, dict) or user.get("id") != user_id:
            raise ChatUnavailableError("the answer describes nobody", who=user_id, cure="it is tried again")
        return Person(
            id=user_id,
            name=_name(user),
            is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
            is_stranger=bool(user.get("is_stranger")) or not self._is_ours(user),
            is_bot=bool(user.get("is_bot")) or user_id == _SLACKBOT,
            is_deactivated=bool(user.get("deleted")),
            timezone=str(user.get("tz") or "UTC"),
        )

    def is_member(self, channel_id: str, user_id: str) -> bool:
        """Whether a person is in a channel; its members are read page by page. Raises `ChatError`."""
        cursor = ""
        for _ in range(MOST_PAGES):
            answer = call(
                self._client.conversations_members,
                who=channel_id,
                repeatable=True,
                channel=channel_id,
                limit=PAGE,
                cursor=cursor or None,
            )
            if user_id in (answer.get("members") or []):
                return True
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return False
        raise ChatUnavailableError("it has more members than can be read", who=channel_id, cure="name fewer people")

    def groups_of(self, user_id: str, among: Collection[str]) -> frozenset[str]:
        """Those of these user groups that a person is in. Raises `ChatError`."""
        return frozenset(group for group in among if user_id in self.group_members(group))

    def group_members(self, group_id: str) -> tuple[str, ...]:
        """The members of a user group now. Raises `ChatError`."""
        answer = call(self._client.usergroups_users_list, who=group_id, repeatable=True, usergroup=group_id)
        return tuple(str(user) for user in answer.get("users") or [])

    def _is_ours(self, user: dict[str, Any]) -> bool:
        """Whether the person belongs to our workspace, or to another one of our own organisation."""
        if not self._home:
            self._home = call(self._client.auth_test, who="the app itself", repeatable=True)
        organisation = self._home.get("enterprise_id")
        theirs = user.get("enterprise_user")
        same = isinstance(theirs, dict) and bool(organisation) and theirs.get("enterprise_id") == organisation
        return same or user.get("team_id", self._home.get("team_id")) == self._home.get("team_id")


def _name(user: dict[str, Any]) -> str:
    profile = user.get("profile")
    display = profile.get("display_name") if isinstance(profile, dict) else ""
    return one_line(str(user.get("real_name") or display or user.get("name") or user["id"]), 80)
