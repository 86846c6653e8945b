"""What a person does in the page, as calls of `People`. Each returns what the page's script is to know, if anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from bot.sandbox import controls
from bot.sandbox.messages import is_ts
from bot.sandbox.page.said import as_sent
from bot.sandbox.page.seat import user_of
from bot.sandbox.people import People
from bot.sandbox.records import Json, User
from bot.sandbox.refusals import PersonError
from bot.sandbox.workspace import Workspace

LONGEST = 12_000
MOST = 100


class Written(BaseModel):
    """What was typed in one field."""

    model_config = ConfigDict(extra="forbid")

    block: str = Field(max_length=300)
    action: str = Field(max_length=300)
    given: str = Field(max_length=LONGEST)
    rich: bool = False


class Act(BaseModel):
    """One thing done in the page, on a message (`channel`, `ts`) or in a `view`.

    `filled` is what was typed beside it and not told before. `moment` is a date with a time,
    `rich` a text that is reported as rich text.
    """

    model_config = ConfigDict(extra="forbid")

    act: str = Field(max_length=20)
    who: str = Field(max_length=100)
    channel: str = Field("", max_length=100)
    ts: str = Field("", max_length=30)
    view: str = Field("", max_length=100)
    block: str = Field("", max_length=300)
    action: str = Field("", max_length=300)
    given: str | list[str] = Field("", max_length=LONGEST)
    pressed: str = Field("", max_length=30)
    moment: bool = False
    rich: bool = False
    filled: list[Written] = Field(default_factory=list, max_length=MOST)


class Acts:
    """The hands of whoever sits before a page."""

    def __init__(self, workspace: Workspace, people: People) -> None:
        self._workspace = workspace
        self._people = people

    def do(self, act: Act) -> Json:
        """Do it. Raises `PersonError` when the person cannot, or nobody hears it."""
        verbs: Mapping[str, Callable[[User, Act], Json | None]] = {
            "say": self._say,
            "click": self._click,
            "choose": self._choose,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "home": self._home,
            "read": self._read,
        }
        if act.act not in verbs:
            raise PersonError("the page knows no such act", who=act.act)
        return verbs[act.act](user_of(self._workspace, act.who), act) or {}

    def _say(self, user: User, act: Act) -> None:
        typed = str(act.given)
        if typed.startswith("/") and not typed.startswith("//"):
            self._people.command(user.id, act.channel, typed)
            return
        self._people.say(user.id, act.channel, as_sent(typed, *self._names()), thread_ts=act.ts)

    def _click(self, user: User, act: Act) -> None:
        self._write_down(user, act)
        if act.view:
            self._people.modals.click(user.id, act.view, act.action, block_id=act.block)
        else:
            self._people.click(user.id, act.channel, act.ts, act.action, block_id=act.block)

    def _choose(self, user: User, act: Act) -> None:
        self._write_down(user, act)
        given = _moment(str(act.given), user) if act.moment else act.given
        given = as_sent(str(given), *self._names()) if act.rich else given
        self._set(user, act, act.block, act.action, given, act.pressed or controls.ON_ENTER)

    def _submit(self, user: User, act: Act) -> Json:
        refused = self._write_down(user, act)
        if refused:
            self._people.modals.complain(user.id, act.view, refused)
            return {"taken": False}
        return {"taken": self._people.modals.submit(user.id, act.view)}

    def _write_down(self, user: User, act: Act) -> dict[str, str]:
        """Fill in what was typed and not yet told, without telling the app; what is refused, by block id."""
        refused = {}
        for one in act.filled:
            try:
                given = as_sent(one.given, *self._names()) if one.rich else one.given
                self._set(user, act, one.block, one.action, given, "")
            except PersonError as error:
                refused[one.block] = f"{error.what[:1].upper()}{error.what[1:]}."
        return refused

    def _set(self, user: User, act: Act, block: str, action: str, given: str | list[str], pressed: str) -> None:
        if act.view:
            self._people.modals.fill(user.id, act.view, action, given, block_id=block, pressed=pressed)
        else:
            self._people.choose(user.id, act.channel, act.ts, action, given, block_id=block, pressed=pressed)

    def _close(self, user: User, act: Act) -> None:
        self._people.modals.close(user.id, act.view)

    def _shortcut(self, user: User, act: Act) -> None:
        if act.ts:
            self._people.message_shortcut(user.id, act.channel, act.ts, act.action)
        else:
            self._people.shortcut(user.id, act.action)

    def _home(self, user: User, act: Act) -> None:
        self._people.open_home(user.id, tab=str(act.given) or "home")

    def _read(self, user: User, act: Act) -> None:
        if not is_ts(act.ts):
            raise PersonError("this is no message", who=act.ts)
        self._workspace.mark_read(user.id, self._workspace.directory.channel_named(act.channel).id, act.ts)

    def _names(self) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        ledger = self._workspace.ledger
        with ledger.lock():
            people = {user.name.casefold(): user.id for user in ledger.users.values()}
            channels = {
                channel.name.casefold(): channel.id for channel in ledger.channels.values() if not channel.is_im
            }
            return people, channels, {group.handle.casefold(): group.id for group in ledger.groups.values()}


def _moment(given: str, user: User) -> str:
    """Whole seconds since 1970 for what a field of date and time says, in this person's own time zone."""
    if not given:
        return ""
    try:
        said = datetime.fromisoformat(given)
    except ValueError:
        raise PersonError("this is not a date with a time", who=given) from None
    return str(int(said.replace(tzinfo=ZoneInfo(user.tz)).timestamp()))
