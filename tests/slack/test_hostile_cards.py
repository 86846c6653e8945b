"""Whatever a stranger writes: the card fits Slack's limits, pings nobody, and hides what must be hidden."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_text import raw
from slack_views import a_mention, a_verdict, a_view, an_alert, judged

from bot.domain.alert import Change, Disposition, State, Verb
from bot.domain.mention import Author, Mention, MentionKind
from bot.domain.reply import Suggestion
from bot.domain.rule import Evidence, Match, RuleKind
from bot.domain.severity import Severity
from bot.domain.verdict import Label, PrivateDetail, Sentiment
from bot.domain.view import AlertView, JudgedMention
from bot.sandbox.limits import check_message_blocks
from bot.slack import cards
from bot.slack.cards import Card

LONGEST_MESSAGE = 12_000
"""Slack refuses more than about 13,000 characters of blocks with `msg_blocks_too_long`."""

HOSTILE = [
    "<!channel>",
    "<@U0DANA001>",
    "<#C0REPUT01>",
    "<https://evil.example|hospital>",
    "*bold* _it_ `code` ~no~",
    "&lt;!here&gt;",
    "@channel @here",
    ":tada:",
    "\u202egnp.exe\u202c",
    "a\u200bb\u200cc\ufeffd",
    "\ud800",
    "\x00\x07\x1b[31m",
    "e" + "\u0301" * 500,
    "\U000e0041\U000e0042",
    "👩\u200d👩\u200d👧",
    "مستشفى سانت بريجيد",
    "\n" * 300,
    " ",
    "",
    "x" * 100_000,
    "\u2066[\u2069",
]
INVISIBLE = re.compile(
    "[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2067\ufeff\U000e0000-\U000e0fff\x00-\x08\ud800-\udfff]"
)
MARKUP = re.compile("[<>]")

texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)), max_size=6).map("".join)
lines = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
times = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))]))
users = st.one_of(st.sampled_from(["U0DANA001", "wardwatch", "<!channel>", ""]), st.text(max_size=10))
offsets = st.integers(-5, 100_100)
counts = st.one_of(st.none(), st.integers(0, 2**53))

evidences = st.builds(Evidence, lines, offsets, offsets, st.sampled_from(["text", "title"]))
matches = st.builds(Match, st.just("r"), lines, st.sampled_from(RuleKind), st.lists(evidences, max_size=20).map(tuple))
mentions = st.builds(
    Mention,
    source=lines,
    external_id=st.just("1"),
    text=texts,
    published_at=times,
    url=st.one_of(lines, lines.map("https://x.example/{}".format)),
    title=lines,
    kind=st.sampled_from(MentionKind),
    rating=st.one_of(st.none(), st.floats()),
    author=st.builds(Author, lines, lines, counts, st.sampled_from([None, True, False])),
)
verdicts = st.builds(
    a_verdict,
    sentiment=st.builds(Sentiment, st.sampled_from(Label), st.floats(-1, 1)),
    category=lines,
    reasons=st.lists(lines, max_size=9).map(tuple),
    private=st.lists(st.builds(PrivateDetail, lines, offsets, offsets), max_size=30).map(tuple),
)
judgements = st.builds(
    lambda mention, found, verdict: JudgedMention(replace(judged().stored, mention=mention), found, verdict),
    mentions,
    st.lists(matches, max_size=9).map(tuple),
    verdicts,
)
changes = st.builds(Change, st.just(17), st.integers(1, 9), times, users, st.sampled_from(Verb), lines, users, lines)
alerts = st.builds(
    an_alert,
    id=st.integers(1, 10**18 - 1),
    revision=st.integers(1, 10**12),
    state=st.sampled_from(State),
    severity=st.sampled_from(Severity),
    rule_name=lines,
    why=lines,
    owner=users,
    mention_count=st.integers(1, 2**53),
    reach=st.integers(0, 2**60),
    acknowledged_by=users,
    acknowledged_at=st.one_of(st.none(), times),
    resolved_by=users,
    resolved_at=st.one_of(st.none(), times),
    disposition=st.one_of(st.none(), st.sampled_from(Disposition)),
    note=texts,
)
views = st.builds(
    AlertView,
    alerts,
    judgements,
    st.lists(changes, max_size=9).map(tuple),
    judgements,
    st.lists(st.builds(Suggestion, lines, texts, lines), max_size=5).map(tuple),
)


def every_card(view: AlertView) -> list[Card]:
    return [
        cards.root(view),
        cards.suggestions(view),
        cards.joined(view, view.joined or view.lead, view.alert.why),
        cards.ops(view.lead.stored.mention.text),
    ]


def strings(part: object) -> list[str]:
    if isinstance(part, dict):
        return [text for value in part.values() for text in strings(value)]
    if isinstance(part, list):
        return [text for value in part for text in strings(value)]
    return [part] if isinstance(part, str) else []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(views)
def test_every_card_fits_and_pings_nobody(view: AlertView) -> None:
    """For any alert: Slack takes the card, nothing in it is markup, nothing invisible is left."""
    for card in every_card(view):
        blocks = raw(card)

        check_message_blocks(json.loads(json.dumps(blocks)))
        shown = strings(blocks)
        assert len(json.dumps(blocks, ensure_ascii=False)) < LONGEST_MESSAGE
        assert card.text.strip()
        assert len(card.text) < 4_000
        assert not MARKUP.search(card.text)
        assert not [text for text in [card.text, *shown] if INVISIBLE.search(text)]
        assert "mrkdwn" not in shown
        assert "broadcast" not in [part.get("type") for part in inline(blocks)]


@settings(max_examples=40, deadline=None)
@given(views)
def test_only_slack_ids_become_mentions(view: AlertView) -> None:
    """A person is only mentioned by a real user id, never by what somebody wrote."""
    mentioned = {part["user_id"] for part in inline(raw(cards.root(view))) if part.get("type") == "user"}

    assert all(re.fullmatch(r"[UW][A-Z0-9]{2,30}", user) for user in mentioned)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=3_000), st.integers(0, 3_000), st.integers(1, 40), st.text(max_size=200))
def test_private_details_are_never_shown(before: str, at: int, length: int, after: str) -> None:
    """A private detail is dotted out wherever the text is cut."""
    secret = ("SECRET-DETAIL-" * 3)[:length] if length >= 4 else "SECRET"
    text = before[:at] + secret + after
    details = (PrivateDetail("phone", at if at < len(before) else len(before), len(before[:at]) + len(secret)),)
    lead = replace(judged(a_mention(text)), verdict=a_verdict(private=details))
    view = a_view(lead=lead)

    shown = [part["text"] for part in inline(raw(cards.root(view))) if "text" in part]

    assert not [piece for piece in shown if secret in piece and secret not in before + after]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
def test_each_hostile_text_in_every_field(text: str) -> None:
    """The known tricks, one by one, in every place where a stranger's words are shown."""
    mention = a_mention(text, title=text, source=text, author=Author(text, text, 1), url=f"https://x.example/{text}")
    lead = replace(judged(mention), verdict=a_verdict(reasons=(text,), category=text))
    view = a_view(an_alert(rule_name=text or "x", note=text, why=text), lead, joined=lead)

    for card in every_card(view):
        check_message_blocks(json.loads(json.dumps(raw(card))))
        assert not MARKUP.search(card.text)


def test_a_quote_of_many_lines_stays_low() -> None:
    """Line breaks beyond the twenty-fifth are spaces: one post cannot push all others off the screen."""
    view = a_view(lead=judged(a_mention("\n".join(f"line {number}" for number in range(100)))))

    tallest = max(piece.count("\n") for piece in strings(raw(cards.root(view))))

    assert tallest < 25


def test_time_of_publication_survives_any_zone() -> None:
    """The last moment of the calendar, seen from the west, is still a text."""
    late = datetime.max.replace(tzinfo=timezone(-timedelta(hours=12)))

    card = cards.root(a_view(lead=judged(a_mention(published_at=late))))

    assert "9999-12-31" in str(raw(card))


def inline(part: object) -> list[dict[str, object]]:
    if isinstance(part, dict):
        return [part, *(found for value in part.values() for found in inline(value))]
    if isinstance(part, list):
        return [found for value in part for found in inline(value)]
    return []
