"""What a person typed as Slack would send it: escaped, with people, channels, groups and links as references. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMED = re.compile(
    r"(?<![\w@/])@(?P<who>[\w.-]*\w)|(?<![\w#/&])#(?P<where>[\w-]*\w)|(?P<link>https?://[^\s<>]*[^\s<>.,;:!?)'\"])"
)
_EVERYBODY = frozenset({"here", "channel", "everyone"})


def as_sent(typed: str, people: Mapping[str, str], channels: Mapping[str, str], groups: Mapping[str, str]) -> str:
    """The text of a message. The mappings lead from handles and names, in lower case, to ids."""

    def reference(found: re.Match[str]) -> str:
        if found["link"]:
            return f"<{found['link']}>"
        who, where = (found["who"] or "").casefold(), (found["where"] or "").casefold()
        if who in _EVERYBODY:
            return f"<!{who}>"
        if who in people:
            return f"<@{people[who]}>"
        if who in groups:
            return f"<!subteam^{groups[who]}>"
        return f"<#{channels[where]}>" if where in channels else found[0]

    escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _NAMED.sub(reference, escaped)
