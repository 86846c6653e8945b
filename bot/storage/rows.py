"""Rows to values and back. Each `..._COLUMNS` names the columns in the order in which its two functions use them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from bot.domain.grouping import canonical_link
from bot.domain.mention import Author, Engagement, Mention, MentionKind, StoredMention
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.rule import Evidence, Match, RuleKind
from bot.domain.severity import Severity
from bot.domain.source import SourceState
from bot.domain.verdict import Label, PrivateDetail, Sentiment, Verdict
from bot.storage.engine import Row, Value

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

MENTION_COLUMNS = (
    "source, external_id, kind, published_at, lang, rating, author_handle, author_name, followers, verified, "
    "likes, reposts, replies, views, in_reply_to, conversation_id, content_key, url, quoted_url, title, text"
)
NEW_COLUMNS = f"first_seen_at, found_by, {MENTION_COLUMNS}"
STORED_COLUMNS = f"id, revision, alert_id, first_seen_at, {MENTION_COLUMNS}"
STORED_WIDTH = STORED_COLUMNS.count(",") + 1
MATCH_COLUMNS = "rule_id, rule_name, kind, floor, evidence"
VERDICT_COLUMNS = "label, score, category, severity, reasons, private, topics, delicate"
VERDICT_WIDTH = VERDICT_COLUMNS.count(",") + 1
PROPOSAL_COLUMNS = (
    "alert_id, rule_id, exclusion, query, edited, who, at, matched, removed, real_ones, state, decided_by, decided_at"
)
SOURCE_COLUMNS = "name, cursor, polled_at, succeeded_at, not_before, failures, trouble, told, needs_person"


def moment(at: datetime) -> int:
    """A time as stored: whole microseconds since 1970 in UTC, exact. A naive time is a bug and raises `TypeError`."""
    return (at - _EPOCH) // _MICROSECOND


def maybe_moment(at: datetime | None) -> int | None:
    """As `moment`, for a time that may be unknown."""
    return None if at is None else moment(at)


def when(stored: int) -> datetime:
    """The time that `moment` has stored, in UTC."""
    return _EPOCH + stored * _MICROSECOND


def maybe_when(stored: int | None) -> datetime | None:
    """As `when`, for a time that may be unknown."""
    return None if stored is None else when(stored)


def link_digest(url: str) -> str:
    """A canonical link in a length that an index takes; empty when `url` is no web address."""
    link = canonical_link(url)
    return sha256(link.encode("utf-8", "surrogatepass")).hexdigest() if link else ""


def new_values(mentions: Sequence[Mention], first_seen_at: int, found_by: str) -> list[Value]:
    """Mentions as `NEW_COLUMNS`, one after the other in one list: every mention that is ever read passes here.

    `found_by` names the poller, which may read mentions of many sources.
    """
    values: list[Value] = []
    for mention in mentions:
        author, engagement = mention.author, mention.engagement
        values += (
            first_seen_at,
            found_by,
            mention.source,
            mention.external_id,
            str(mention.kind),
            (mention.published_at - _EPOCH) // _MICROSECOND,
            mention.lang,
            mention.rating,
            author.handle,
            author.name,
            author.followers,
            None if author.verified is None else int(author.verified),
            engagement.likes,
            engagement.reposts,
            engagement.replies,
            engagement.views,
            mention.in_reply_to,
            mention.conversation_id,
            mention.content_key,
            mention.url,
            mention.quoted_url,
            mention.title,
            mention.text,
        )
    return values


def stored_mention(row: Row) -> StoredMention:
    """A row of `STORED_COLUMNS`."""
    mention_id, revision, alert_id, first_seen_at, *columns = row
    return StoredMention(mention_id, revision, _mention(columns), when(first_seen_at), alert_id)


def _mention(columns: Sequence[Any]) -> Mention:
    source, external_id, kind, published_at, lang, rating, handle, name, followers, verified, *rest = columns
    likes, reposts, replies, views, in_reply_to, conversation_id, content_key, url, quoted_url, title, text = rest
    return Mention(
        source=source,
        external_id=external_id,
        text=text,
        published_at=when(published_at),
        url=url,
        title=title,
        lang=lang,
        kind=MentionKind(kind),
        rating=rating,
        author=Author(handle, name, followers, None if verified is None else bool(verified)),
        engagement=Engagement(likes, reposts, replies, views),
        in_reply_to=in_reply_to,
        conversation_id=conversation_id,
        quoted_url=quoted_url,
        content_key=content_key,
    )


def match_values(match: Match) -> tuple[Value, ...]:
    """A match as `MATCH_COLUMNS`."""
    evidence = [[found.text, found.start, found.end, found.field] for found in match.evidence]
    floor = None if match.floor is None else match.floor.value
    return match.rule_id, match.rule_name, match.kind.value, floor, _json(evidence)


def match(row: Row) -> Match:
    """A row of `MATCH_COLUMNS`."""
    rule_id, rule_name, kind, floor, evidence = row
    found = tuple(Evidence(*words) for words in json.loads(evidence))
    return Match(rule_id, rule_name, RuleKind(kind), found, None if floor is None else Severity(floor))


def verdict_values(verdict: Verdict) -> tuple[Value, ...]:
    """A verdict as `VERDICT_COLUMNS`."""
    private = [[detail.kind, detail.start, detail.end] for detail in verdict.private]
    return (
        verdict.sentiment.label.value,
        verdict.sentiment.score,
        verdict.category,
        verdict.severity.value,
        _json(verdict.reasons),
        _json(private),
        _json(verdict.topics),
        int(verdict.is_delicate),
    )


def verdict(row: Row) -> Verdict:
    """A row of `VERDICT_COLUMNS`."""
    label, score, category, severity, reasons, private, topics, delicate = row
    details = tuple(PrivateDetail(*detail) for detail in json.loads(private))
    sentiment = Sentiment(Label(label), score)
    said, told = tuple(json.loads(reasons)), tuple(json.loads(topics))
    return Verdict(sentiment, category, Severity(severity), said, details, told, bool(delicate))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def proposal_values(proposal: Proposal) -> tuple[Value, ...]:
    """A proposal as `PROPOSAL_COLUMNS`; its id is not among them."""
    return (
        proposal.alert_id,
        proposal.rule_id,
        proposal.exclusion,
        proposal.query,
        proposal.edited,
        proposal.who,
        moment(proposal.at),
        proposal.matched,
        proposal.removed,
        proposal.real,
        proposal.state.value,
        proposal.decided_by,
        maybe_moment(proposal.decided_at),
    )


def proposal(row: Row) -> Proposal:
    """A row of the id and `PROPOSAL_COLUMNS`."""
    proposal_id, alert_id, rule_id, exclusion, query, edited, who, at, matched, removed, real, *end = row
    state, decided_by, decided_at = end
    return Proposal(
        id=proposal_id,
        alert_id=alert_id,
        rule_id=rule_id,
        exclusion=exclusion,
        query=query,
        edited=edited,
        who=who,
        at=when(at),
        matched=matched,
        removed=removed,
        real=real,
        state=ProposalState(state),
        decided_by=decided_by,
        decided_at=maybe_when(decided_at),
    )


def source_state(row: Row) -> SourceState:
    """A row of `SOURCE_COLUMNS`."""
    name, cursor, polled_at, succeeded_at, not_before, failures, trouble, told, needs_person = row
    times = maybe_when(polled_at), maybe_when(succeeded_at), maybe_when(not_before)
    return SourceState(name, cursor, *times, failures, trouble, bool(told), bool(needs_person))


def source_values(state: SourceState) -> list[Value]:
    """The values of `SOURCE_COLUMNS`."""
    times = [maybe_moment(at) for at in (state.polled_at, state.succeeded_at, state.not_before)]
    return [state.name, state.cursor, *times, state.failures, state.trouble, int(state.told), int(state.needs_person)]
