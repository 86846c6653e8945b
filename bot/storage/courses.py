"""What happened to the alerts of a period, and when: put together from alerts, changes and receipts."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.alert import SYSTEM, Disposition, State, Verb
from bot.domain.feedback import RATINGS, Opinion, Rated
from bot.domain.report import Course
from bot.domain.severity import Severity
from bot.storage.engine import Engine, Row, places
from bot.storage.rows import maybe_when, moment, when

_ANSWERED = [Disposition.ANSWERED_ONLINE, Disposition.ANSWERED_BY_PHONE, Disposition.ANSWERED_IN_PERSON]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Courses:
    """Reads courses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def courses(self, since: datetime, until: datetime, after: Course | None, limit: int) -> list[Course]:
        """See `Store`."""
        first, after_id = (after.opened_at, after.alert_id) if after else (since, 0)
        rows = self._engine.rows(_PAGE, [moment(first), after_id, moment(until), limit])
        ids = [row[0] for row in rows]
        if not ids:
            return []
        posted = {alert_id: _posted(ts) for alert_id, ts in self._engine.rows(_first_posts(len(ids)), ids)}
        taken_on = {alert_id: when(at) for alert_id, at in self._engine.rows(_taken_on(len(ids)), ids)}
        answers = self._engine.rows(_answers(len(ids)), [*ids, *_ANSWERED])
        return [_course(row, posted, taken_on, answers) for row in rows]

    def rated(self, since: datetime, until: datetime, after: Rated | None, limit: int) -> list[Rated]:
        """See `Store`."""
        first, after_id = (after.opened_at, after.alert_id) if after else (since, 0)
        rows = self._engine.rows(_RATED_PAGE, [moment(first), after_id, moment(until), limit])
        ids = [row[0] for row in rows]
        said = self._engine.rows(_opinions(len(ids)), [*ids, *RATINGS, SYSTEM]) if ids else []
        return [_rated(row, said) for row in rows]


def _rated(row: Row, said: Sequence[Row]) -> Rated:
    alert_id, opened, category, rule_id, rule_name, severity, state = row
    opinions = [Opinion(who, Verb(verb), was, became) for about, who, verb, was, became in said if about == alert_id]
    is_dismissed = state == State.DISMISSED
    return Rated(
        alert_id, when(opened), category, rule_id, rule_name, Severity(severity), is_dismissed, tuple(opinions)
    )


def _course(
    row: Row, posted: Mapping[int, datetime], taken_on: Mapping[int, datetime], answers: Sequence[Row]
) -> Course:
    alert_id, severity, state, rule_id, rule_name, published, opened, resolved, merged_into, link, *rest = row
    disposition, published_at = rest
    given = [(how, when(at)) for answered, how, at in answers if answered == alert_id]
    is_resolved = state == State.RESOLVED and merged_into is None
    if link and resolved is not None:
        given.append((disposition, when(resolved)))
    if published_online := maybe_when(published_at):
        given.append((Disposition.ANSWERED_ONLINE, published_online))
    return Course(
        alert_id=alert_id,
        severity=Severity(severity),
        state=State(state),
        rule_id=rule_id,
        rule_name=rule_name,
        published_at=when(published),
        opened_at=when(opened),
        posted_at=posted.get(alert_id),
        acknowledged_at=taken_on.get(alert_id),
        answered_at=min((at for _, at in given), default=None),
        resolved_at=maybe_when(resolved) if is_resolved else None,
        is_answered_online=bool(link) or any(how == Disposition.ANSWERED_ONLINE for how, _ in given),
        is_merged=merged_into is not None,
    )


def _posted(ts: str) -> datetime:
    """The time of a Slack timestamp, which is seconds since 1970 with six digits behind the point."""
    seconds, _, micros = ts.partition(".")
    return _EPOCH + timedelta(seconds=int(seconds), microseconds=int(micros or 0))


_PAGE = """SELECT alerts.id, alerts.severity, alerts.state, alerts.rule_id, alerts.rule_name, mentions.published_at,
    alerts.opened_at, alerts.resolved_at, alerts.merged_into, alerts.answer_link, alerts.disposition,
    alerts.answered_at
    FROM alerts JOIN mentions ON mentions.id = alerts.lead_id
    WHERE (alerts.opened_at, alerts.id) > (?, ?) AND alerts.opened_at < ?
    ORDER BY alerts.opened_at, alerts.id LIMIT ?"""


_RATED_PAGE = """SELECT id, opened_at, category, rule_id, rule_name, severity, state FROM alerts
    WHERE (opened_at, id) > (?, ?) AND opened_at < ? ORDER BY opened_at, id LIMIT ?"""


def _opinions(count: int) -> str:
    return f"""SELECT alert_id, who, verb, before, after FROM changes
        WHERE alert_id IN {places(count)} AND verb IN {places(len(RATINGS))} AND who <> ? ORDER BY id"""


def _first_posts(count: int) -> str:
    """Timestamps of Slack have one length, so the smallest text is the earliest."""
    return f"""SELECT notices.alert_id, MIN(deliveries.receipt_ts) FROM notices
        JOIN deliveries ON deliveries.notice_id = notices.id
        WHERE notices.alert_id IN {places(count)} AND notices.kind = 'root' AND deliveries.receipt_ts IS NOT NULL
        GROUP BY notices.alert_id"""


def _taken_on(count: int) -> str:
    return f"""SELECT alert_id, MIN(at) FROM changes WHERE alert_id IN {places(count)} AND verb = 'acknowledge'
        GROUP BY alert_id"""


def _answers(count: int) -> str:
    return f"""SELECT alert_id, reason, MIN(at) FROM changes WHERE alert_id IN {places(count)} AND verb = 'resolve'
        AND reason IN {places(len(_ANSWERED))} GROUP BY alert_id, reason"""
