"""Who reads the page, and what is needed to tell names, places and times in their way. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.sandbox.page.html import href, tag, text
from bot.sandbox.records import User


@dataclass(frozen=True, slots=True)
class Reader:
    """One person before the page. `names` are of users, channels and user groups by id; `origin` is our own address."""

    user: User
    names: Mapping[str, str]
    origin: str
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this person reads times."""
        return ZoneInfo(self.user.tz)

    def local(self, epoch_s: float) -> datetime:
        """A moment as this person's clock shows it."""
        return datetime.fromtimestamp(epoch_s, self.zone)

    def own(self, path: str, **query: str) -> str:
        """An address of the page that stays with this person."""
        return f"{path}?{urlencode({'as': self.user.name, **{key: value for key, value in query.items() if value}})}"

    def link(self, address: str, label: object = "", class_: str | None = None) -> Markup:
        """A link if the address may be followed, else its label alone. What leads to our own messages stays here."""
        safe = href(address)
        if not safe:
            return text(label or address)
        if self.is_own(safe):
            return tag("a", label or safe, href=self.here(safe), data_soft=True, class_=class_)
        return tag("a", label or safe, href=safe, target="_blank", rel="noopener noreferrer", class_=class_)

    def mention(self, user_id: str, label: str = "") -> Markup:
        """A person, by name."""
        mine = " mine" if user_id == self.user.id else ""
        return tag("span", f"@{self.names.get(user_id, label or user_id)}", class_=f"mention{mine}")

    def group(self, group_id: str, label: str = "") -> Markup:
        """A user group, by handle."""
        return tag("span", f"@{self.names.get(group_id, label.lstrip('@') or group_id)}", class_="mention")

    def broadcast(self, range_: str) -> Markup:
        """Everybody here, or in the channel."""
        return tag("span", f"@{range_}", class_="mention mine")

    def channel(self, channel_id: str, label: str = "") -> Markup:
        """A channel, with the way to it."""
        name = self.names.get(channel_id, label or channel_id)
        return tag("a", f"#{name}", href=self.own(f"/channel/{channel_id}"), class_="mention", data_soft=True)

    def is_own(self, address: str) -> bool:
        """Whether this is the permalink of a message of ours."""
        return bool(self.origin) and address.startswith(f"{self.origin}/archives/")

    def here(self, permalink: str) -> str:
        """A permalink of ours as an address of the page that stays with this person."""
        parts = urlsplit(permalink)
        return self.own(parts.path, **dict(parse_qsl(parts.query)))

    def as_other(self, user: User, place: str) -> str:
        """The address of this place as somebody else, or of all channels where they may not be."""
        return f"{'/home' if place == 'home' else '/'}?{urlencode({'as': user.name, 'from': place})}"

    def safe(self, address: str) -> str | None:
        """An address that a click may lead to, if it is one."""
        safe = href(address)
        return (self.here(safe) if self.is_own(safe) else safe) or None
