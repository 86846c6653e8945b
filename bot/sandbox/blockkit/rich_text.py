"""Rich text: sections, lists, quotes and code, in which nothing that a stranger wrote is parsed."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sandbox.blockkit.checks import Check, boolean, by_type, choice, constant, list_of, record, string, url, whole

LONGEST = 40_000
MOST_PARTS = 1000
BLOCK_ID = string(255)

_STYLE = record(
    {},
    {
        "bold": boolean,
        "italic": boolean,
        "strike": boolean,
        "code": boolean,
        "underline": boolean,
        "highlight": boolean,
        "client_highlight": boolean,
        "unlink": boolean,
    },
)
_TYPE: Mapping[str, Check] = {"type": constant}
_STYLED: Mapping[str, Check] = {"style": _STYLE}

_TEXT = record({**_TYPE, "text": string(LONGEST, 1)}, _STYLED)
_LINK = record({**_TYPE, "url": url()}, {**_STYLED, "text": string(LONGEST), "unsafe": boolean})
_INLINE: Mapping[str, Check] = {
    "text": _TEXT,
    "link": _LINK,
    "user": record({**_TYPE, "user_id": string(255, 1)}, _STYLED),
    "channel": record({**_TYPE, "channel_id": string(255, 1)}, _STYLED),
    "usergroup": record({**_TYPE, "usergroup_id": string(255, 1)}, _STYLED),
    "team": record({**_TYPE, "team_id": string(255, 1)}, _STYLED),
    "emoji": record({**_TYPE, "name": string(255, 1)}, {**_STYLED, "unicode": string(255), "skin_tone": whole(2, 6)}),
    "broadcast": record({**_TYPE, "range": choice("here", "channel", "everyone")}, _STYLED),
    "date": record(
        {**_TYPE, "timestamp": whole(0, 253_402_300_799), "format": string(1000, 1)},
        {**_STYLED, "url": url(), "fallback": string(1000)},
    ),
    "color": record({**_TYPE, "value": string(20, 1)}, _STYLED),
}
_SECTION = record({**_TYPE, "elements": list_of(by_type(_INLINE), MOST_PARTS, 0)})
_BORDER: Mapping[str, Check] = {"border": whole(0, 1)}
_PARTS: Mapping[str, Check] = {
    "rich_text_section": _SECTION,
    "rich_text_list": record(
        {
            **_TYPE,
            "style": choice("bullet", "ordered"),
            "elements": list_of(by_type({"rich_text_section": _SECTION}), MOST_PARTS, 0),
        },
        {**_BORDER, "indent": whole(0, 8), "offset": whole(0, 100_000)},
    ),
    "rich_text_quote": record({**_TYPE, "elements": list_of(by_type(_INLINE), MOST_PARTS, 0)}, _BORDER),
    "rich_text_preformatted": record(
        {**_TYPE, "elements": list_of(by_type({"text": _TEXT, "link": _LINK}), MOST_PARTS, 0)},
        {**_BORDER, "language": string(100)},
    ),
}

RICH_TEXT = record({**_TYPE, "elements": list_of(by_type(_PARTS), MOST_PARTS, 0)}, {"block_id": BLOCK_ID})
"""The check of a `rich_text` block, also as a table's cell and as an input's value."""
