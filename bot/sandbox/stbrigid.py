"""The workspace of the invented St. Brigid Medical Center: its people, its channels and the bot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.sandbox.records import Channel, Command, Install, Shortcut, Team, User, UserGroup
from bot.sandbox.workspace import Workspace, wall_clock

BOT_TOKEN = "xoxb-local-stbrigid-wardwatch"  # noqa: S105 - opens nothing but this local workspace
APP_TOKEN = "xapp-local-stbrigid-wardwatch"  # noqa: S105

TEAM = Team("T0BRIGID1", "St. Brigid Medical Center", "stbrigid")
WARDWATCH = Install(
    app_id="A0WARDW01",
    name="wardwatch",
    user="U0WARDW01",
    bot_id="B0WARDW01",
    bot_token=BOT_TOKEN,
    app_token=APP_TOKEN,
    bot_scopes=frozenset(
        {
            "channels:history",
            "channels:join",
            "channels:read",
            "chat:write",
            "commands",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "usergroups:read",
            "users:read",
        }
    ),
    commands=(
        Command(
            "/wardwatch",
            "Alerts, who is on call, searching, muting, and what became of a link",
            "status | mine | oncall | search WORDS | mute | why URL | drill | help",
        ),
    ),
    shortcuts=(
        Shortcut(
            "wardwatch:report-message",
            "Open an alert",
            "Staff heard this: open an alert about a message",
            on_message=True,
        ),
        Shortcut("wardwatch:report-link", "Open an alert", "Open an alert about a public post or page"),
    ),
    events=frozenset({"app_home_opened", "app_mention"}),
)


def _person(user_id: str, name: str, real_name: str, title: str) -> User:
    email = f"{name}@stbrigid.example"
    return User(user_id, name, real_name, TEAM.id, tz="America/Chicago", title=title, email=email)


_PEOPLE = (
    replace(_person("U0DANA001", "dana", "Dana Whitfield", "Head of public relations"), is_admin=True),
    _person("U0LEE0001", "lee", "Lee Park", "Public relations"),
    _person("U0SAM0001", "sam", "Sam Ortiz", "Public relations"),
    replace(_person("U0GAIL001", "gail", "Gail Moss", "Agency, as a guest"), is_restricted=True),
    User("U0RUTH001", "ruth", "Ruth Adeyemi", "T0MERCY01", is_stranger=True, title="Public relations at Mercy"),
    replace(_person("U0OLEG001", "oleg", "Oleg Brandt", "Public relations, until last year"), deleted=True),
    _person("U0PRIYA01", "priya", "Priya Nair", "Communications lead"),
    _person("U0TOMB001", "tom", "Tom Becker", "Risk manager"),
    _person("U0INEZ001", "inez", "Inez Marlow", "Patient relations"),
    _person("U0VOSS001", "eleanor", "Eleanor Voss", "Chief executive"),
    _person("U0QUINT01", "rafael", "Rafael Quintero", "Chief medical officer"),
    User(WARDWATCH.user, WARDWATCH.name, "Wardwatch", TEAM.id, is_bot=True, bot_id=WARDWATCH.bot_id),
)
_LEADS = UserGroup("S0PRLEAD1", "pr-leads", "PR leads", ("U0DANA001",))
_TEAM_MEMBERS = ("U0DANA001", "U0LEE0001", "U0SAM0001", WARDWATCH.user)
_DELICATE = ("U0DANA001", "U0LEE0001", "U0TOMB001", "U0INEZ001", WARDWATCH.user)
_LEADERS = ("U0VOSS001", "U0QUINT01")
_CHANNELS = (
    Channel("C0REPUT01", "reputation", (*_TEAM_MEMBERS, "U0GAIL001", "U0RUTH001"), topic="What the public says of us"),
    Channel("C0CAMPGN1", "campaigns", _TEAM_MEMBERS, topic="Room to Heal, Speak Up Week"),
    Channel("C0CRISIS1", "crisis-room", (*_TEAM_MEMBERS, "U0PRIYA01", *_LEADERS), topic="When it cannot wait"),
    Channel("C0SECUR01", "security-desk", _TEAM_MEMBERS, topic="What is not for everybody"),
    Channel("C0OPS0001", "wardwatch-ops", _TEAM_MEMBERS, topic="How Wardwatch itself fares"),
    Channel("C0DELIC01", "delicate", _DELICATE, is_private=True, topic="Risk management and patient relations"),
)


def st_brigid(
    *, clock: Callable[[], datetime] = wall_clock, path: Path | None = None, ack_timeout_s: float = 3.0
) -> Workspace:
    """The workspace, with nothing said yet; or as it was left, when `path` is a file that kept it."""
    workspace = Workspace(TEAM, WARDWATCH, clock=clock, path=path, ack_timeout_s=ack_timeout_s)
    if workspace.ledger.is_empty:
        for user in _PEOPLE:
            workspace.directory.add_user(user)
        workspace.directory.add_group(_LEADS)
        for channel in _CHANNELS:
            workspace.directory.add_channel(channel)
    return workspace
