"""What happens when somebody types `/wardwatch`. Answers are private, unless the person lets the channel see them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.mute import MuteKind
from bot.domain.person import Barred
from bot.domain.view import Listed
from bot.flow.overview import Found, Overview
from bot.slack import listing
from bot.slack.answering import Answering, no
from bot.slack.cards import Card
from bot.slack.desk import Desk, Office
from bot.slack.links import Permalinks
from bot.slack.payload import Command, Place, click_of, command_of
from bot.slack.phrase import Sentence
from bot.slack.questions import Questions
from bot.slack.whisper import proclaim
from bot.slack.words import commands, told

Answer = Sentence | Card
Answers = Callable[[str, str], Answer]
"""From what was typed after the word, and who typed it, to the answer."""

_SHARE = re.compile(r"(?:^|\s)share$", re.IGNORECASE)
_MUTE = re.compile(r"(?P<what>.+?)\s+(?P<number>[1-9][0-9]{0,3})\s*(?P<unit>[mhdw])", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_END = re.compile(r"end\s+([1-9][0-9]{0,17})", re.IGNORECASE)


class Commands:
    """One method for each word; a new word is one entry of the table."""

    def __init__(self, client: WebClient, desk: Desk, office: Office, questions: Questions) -> None:
        self._client = client
        self._desk = desk
        self._office = office
        self._answering = Answering(client)
        self._questions = questions
        self._links = Permalinks(client)
        self._words: Mapping[str, Answers] = {
            "status": self._status,
            "mine": self._mine,
            "oncall": self._oncall,
            "search": self._search,
            "mute": self._mute,
            "why": self._why,
            "drill": self._drill,
            "help": lambda _rest, _who: listing.help_card(),
            "": lambda _rest, _who: listing.help_card(),
        }

    def typed(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody typed the command."""
        ack()
        asked = command_of(body)
        self._answering(asked.place, lambda: self._answered(asked))

    def share(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody lets the channel see an answer: it is made anew, as it is now."""
        ack()
        click = click_of(body)
        self._answering(click.place, lambda: self._shared(click.value, click.place))

    def _answered(self, asked: Command) -> Answer | None:
        text = asked.text.strip()
        if _SHARE.search(text):
            return self._shared(_SHARE.sub("", text).strip(), asked.place)
        answer = self._answer(text, asked.place.user)
        return listing.shareable(answer, text) if isinstance(answer, Card) and text else answer

    def _shared(self, text: str, place: Place) -> Answer | None:
        """What changes nothing may be shared; what has no card is said to the person alone."""
        answer = self._answer(text, place.user)
        if not isinstance(answer, Card):
            return answer
        proclaim(self._client, place, listing.shared(answer, place.user, text))
        return None

    def _answer(self, text: str, who: str) -> Answer:
        word, _, rest = text.partition(" ")
        answers = self._words.get(word.casefold())
        return answers(rest.strip(), who) if answers else listing.help_card(commands.UNKNOWN)

    def _status(self, _rest: str, who: str) -> Answer:
        return self._seen(who, lambda seen: listing.status(seen, self._permalink))

    def _mine(self, _rest: str, who: str) -> Answer:
        return self._seen(who, lambda seen: listing.mine(seen, self._permalink))

    def _oncall(self, _rest: str, who: str) -> Answer:
        return self._seen(who, lambda seen: listing.on_call(seen, self._office.oncall(), acts=True))

    def _drill(self, _rest: str, who: str) -> Answer:
        return self._seen(who, lambda _seen: listing.drills(self._office.drills(), self._office.runs()))

    def _search(self, words: str, who: str) -> Answer:
        if not words:
            return commands.SEARCH_WHAT
        answer = self._office.search(who, words)
        return listing.found(answer, self._permalink) if isinstance(answer, Found) else no(answer)

    def _why(self, url: str, who: str) -> Answer:
        return self._questions.trace(url, who) if url else listing.help_card()

    def _mute(self, rest: str, who: str) -> Answer:
        if not rest:
            return self._seen(who, lambda _seen: listing.mutes(self._desk.mutes()))
        end = _END.fullmatch(rest)
        if end:
            ended = self._desk.unmute(int(end[1]), who)
            return no(ended) if isinstance(ended, Barred) else told.unmuting(ended)
        return self._muted(rest, who)

    def _muted(self, rest: str, who: str) -> Answer:
        asked = _MUTE.fullmatch(rest)
        if not asked:
            return commands.MUTE_HOW
        kind, value = _what(asked["what"].strip())
        length = int(asked["number"]) * _UNITS[asked["unit"].casefold()]
        answer = self._desk.mute(kind, value, self._office.clock() + length, who)
        return no(answer) if isinstance(answer, Barred) else told.muting(answer)

    def _seen(self, who: str, show: Callable[[Overview], Card]) -> Answer:
        answer = self._office.overview(who)
        return show(answer) if isinstance(answer, Overview) else no(answer)

    def _permalink(self, one: Listed) -> str:
        return self._links.of(one.root) if one.root else ""


def _what(said: str) -> tuple[MuteKind, str]:
    """`@handle`, `author handle`, `site host`, `phrase words`, or words alone."""
    word, _, rest = said.partition(" ")
    if said.startswith("@"):
        return MuteKind.AUTHOR, said.lstrip("@").strip()
    kinds = {kind.value: kind for kind in MuteKind}
    if word.casefold() in kinds and rest.strip():
        return kinds[word.casefold()], rest.strip().lstrip("@")
    return MuteKind.PHRASE, said
