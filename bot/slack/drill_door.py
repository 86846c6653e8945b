"""The door between a drill and Slack: whatever goes out is marked as a drill, and what comes back finds its store.

Times go through the same door: a drill's clock runs faster than the one on the wall, and people look at that one.

The mark of the drill travels in the ids by which Slack names a control or a form (`action_id`, `callback_id`): every
press, choice and form carries one of them, so that any process that hears it knows whose it is. What belongs to the
live bot carries no mark. Nothing in here knows what a card or a form is about.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.web import SlackResponse

from bot.domain.drill import DrillEventKind
from bot.slack.client import GuardedClient
from bot.slack.words import drills

Json = dict[str, Any]
Left = Callable[[DrillEventKind, str], None]
"""Hears of what is in Slack now and must be deleted when the drill is wiped: its kind, and where or which it is."""

_MARKED = re.compile(r"(.{1,240})@([a-z0-9]{6})", re.DOTALL)
_DATE = re.compile(r"<!date\^([0-9]{1,12})\^")
_TS = re.compile(r"[0-9]{1,12}\.[0-9]{1,6}")
_IDS = ("action_id", "callback_id")
_LAST_SECOND = 10**11
_MOMENTS = ("initial_date_time", "selected_date_time")
_BANNER = "wardwatch:drill"
_MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
_LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Dress:
    """How a drill's messages look outside: its mark, and the clock on the wall in place of its own."""

    mark: str
    began_at: datetime
    speed: float = 1

    def wall(self, story: float) -> float:
        """A moment of the story on the clock on the wall, both in seconds since 1970."""
        began = self.began_at.timestamp()
        return began + (story - began) / self.speed

    def story(self, wall: float) -> float:
        """The reverse."""
        began = self.began_at.timestamp()
        return began + (wall - began) * self.speed


class DrillClient(GuardedClient):
    """A client through which nothing leaves unmarked."""

    def __init__(self, dress: Dress, left: Left, before_post: Callable[[], None], **given: Any) -> None:
        super().__init__(before_post, **given)
        self._dress = dress
        self._left = left

    def api_call(self, api_method: str, **given: Any) -> SlackResponse:
        """Mark what people see, call, and tell of what is there now."""
        for way in ("json", "params"):
            if isinstance(given.get(way), dict):
                given[way] = dressed(given[way], self._dress)
        answer = super().api_call(api_method, **given)
        if api_method == "chat.postMessage":
            self._left(DrillEventKind.POSTED, f"{answer.get('channel')} {answer.get('ts')}")
        for file in (answer.get("files") or []) if api_method == "files.completeUploadExternal" else ():
            self._left(DrillEventKind.UPLOADED, str(file.get("id")))
        return answer


def marked(name: str, mark: str) -> str:
    """The id of a control or form as Slack has it in a drill."""
    return f"{name}@{mark}"


def dressed(content: Json, dress: Dress) -> Json:
    """The arguments of a call, marked: the text and the blocks of a message, or the title and blocks of a view."""
    told = dict(content)
    for said in ("text", "initial_comment"):
        if isinstance(told.get(said), str):
            told[said] = f"{drills.PREFIX}{_on_the_wall(told[said], dress)}"
    if isinstance(told.get("blocks"), list):
        blocks = [_outward(_plain(block), dress) for block in told["blocks"]]
        told["blocks"] = _banner_first(blocks, dress.mark, "message")
    if isinstance(told.get("view"), dict):
        told["view"] = dressed_view(told["view"], dress)
    return told


def dressed_view(view: Json, dress: Dress) -> Json:
    """A modal or a home tab, marked."""
    told: Json = _outward(view, dress)
    title = view.get("title")
    if isinstance(title, dict):
        told["title"] = {**title, "text": _title(str(title.get("text") or ""))}
    told["blocks"] = _banner_first(told.get("blocks") or [], dress.mark, str(view.get("type") or "modal"))
    return told


def mark_of(body: Mapping[str, Any]) -> str:
    """The mark of the drill that this payload is about; empty when it is about none."""
    for value in (*_named(body), *_banners(body)):
        if found := _MARKED.fullmatch(value):
            return found[2]
    return ""


def undressed(body: Json, dress: Dress) -> Json:
    """The payload as it would be without a drill. Without addresses for answers: nothing goes past the door."""
    plain: Json = _inward(body, dress)
    plain.pop("response_url", None)
    plain.pop("response_urls", None)
    if isinstance(message := plain.get("message"), dict) and _banners(plain):
        plain["message"] = {**message, "blocks": message["blocks"][1:]}
    return plain


def dressed_answer(answer: str, dress: Dress) -> str:
    """What is sent back at once for a form: the view in it is marked, everything else is as it was."""
    try:
        told = json.loads(answer) if answer else None
    except ValueError:
        return answer
    if isinstance(told, dict) and isinstance(told.get("view"), dict):
        return json.dumps({**told, "view": dressed_view(told["view"], dress)})
    return answer


def _plain(block: Any) -> Any:
    return block.to_dict() if hasattr(block, "to_dict") else block


def _banner_first(blocks: list[Any], mark: str, surface: str) -> list[Any]:
    banner = {
        "type": "context",
        "block_id": f"{_BANNER}@{mark}",
        "elements": [{"type": "plain_text", "text": drills.BANNER, "emoji": False}],
    }
    return [banner, *blocks][: _MOST_BLOCKS[surface]]


def _title(title: str) -> str:
    marked = f"{drills.PREFIX}{title}"
    return marked if len(marked) <= _LONGEST_TITLE else f"{marked[: _LONGEST_TITLE - 1]}…"


def _outward(part: Any, dress: Dress) -> Any:
    return _changed(part, _Change(lambda name: marked(name, dress.mark), dress.wall, dress))


def _inward(part: Any, dress: Dress) -> Any:
    ending = f"@{dress.mark}"
    return _changed(part, _Change(lambda name: name.removesuffix(ending), dress.story))


@dataclass(frozen=True, slots=True)
class _Change:
    """What becomes of the ids of controls and forms, of moments in seconds, and, on the way out, of dates in texts."""

    name: Callable[[str], str]
    moment: Callable[[float], float]
    dress: Dress | None = None

    def value(self, key: str, value: Any, within: Json) -> Any:
        """What becomes of one value that is no group and no list."""
        if key in _IDS and isinstance(value, str) and value:
            return self.name(value)
        is_moment = key in _MOMENTS or (key == "timestamp" and within.get("type") == "date")
        if is_moment and isinstance(value, int) and 0 < value < _LAST_SECOND:
            return round(self.moment(value))
        if key == "text" and isinstance(value, str) and self.dress:
            return _on_the_wall(value, self.dress)
        if key == "action_ts" and isinstance(value, str) and not self.dress and _TS.fullmatch(value):
            return f"{self.moment(float(value)):.6f}"
        return value


def _changed(part: Any, change: _Change) -> Any:
    """The same with every id and moment changed, also where the state of a form is listed under the ids."""
    if isinstance(part, list):
        return [_changed(one, change) for one in part]
    if not isinstance(part, dict):
        return part
    told: Json = {}
    for key, value in part.items():
        if key == "state" and isinstance(value, dict):
            told[key] = {**value, "values": _state(value.get("values"), change)}
        elif isinstance(value, dict | list):
            told[key] = _changed(value, change)
        else:
            told[key] = change.value(key, value, part)
    return told


def _state(values: Any, change: _Change) -> Any:
    """By block, then by control."""
    if not isinstance(values, dict):
        return values
    return {
        block: {change.name(control): _changed(state, change) for control, state in controls.items()}
        if isinstance(controls, dict)
        else {}
        for block, controls in values.items()
    }


def _on_the_wall(text: str, dress: Dress) -> str:
    """Dates in Slack's markup, on the clock on the wall."""
    return _DATE.sub(lambda found: f"<!date^{round(dress.wall(float(found[1])))}^", text)


def _named(body: Mapping[str, Any]) -> list[str]:
    """The ids that say which control was used, or which form was sent."""
    actions = body.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else {}
    view = body.get("view")
    places = [first, body, view if isinstance(view, dict) else {}]
    return [str(place.get(key) or "") for place in places if isinstance(place, dict) for key in _IDS]


def _banners(body: Mapping[str, Any]) -> list[str]:
    """What says that a message is a drill's: for a shortcut on it, which carries no id of ours."""
    message = body.get("message")
    blocks = message.get("blocks") if isinstance(message, dict) else None
    first = blocks[0] if isinstance(blocks, list) and blocks and isinstance(blocks[0], dict) else {}
    block_id = str(first.get("block_id") or "")
    return [block_id] if block_id.startswith(_BANNER) else []
