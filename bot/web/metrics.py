"""The vitals as Prometheus reads them. Nothing is counted here: every number is read from the store when asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from bot.domain.watch import Finding, Vitals, how_far_behind

TEXT = CONTENT_TYPE_PLAIN_0_0_4


def exposition(vitals: Vitals, findings: Sequence[Finding], now: datetime, channels: Collection[str] = ()) -> bytes:
    """The page that Prometheus fetches. `channels` are told also while all is well there, so that a series goes on."""
    registry = CollectorRegistry()
    registry.register(_Vitals(vitals, findings, now, channels))
    return generate_latest(registry)


class _Vitals(Collector):
    def __init__(self, vitals: Vitals, findings: Sequence[Finding], now: datetime, channels: Collection[str]) -> None:
        self._vitals = vitals
        self._findings = findings
        self._now = now
        self._channels = sorted(channels)

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield from self._deliveries()
        yield from self._sources()
        yield from self._queues()
        yield _plain("findings", "What is wrong with the bot itself", len(self._findings))
        yield _plain("able", "1 while the bot can do its job", not any(found.is_grave for found in self._findings))

    def _deliveries(self) -> Iterator[GaugeMetricFamily]:
        count = _labelled("deliveries", "Messages that are not delivered", ["channel", "state"])
        age = _labelled("delivery_age_seconds", "Age of the oldest message not delivered", ["channel", "state"])
        for part in self._vitals.backlog:
            count.add_metric([part.channel, part.state], part.count)
            age.add_metric([part.channel, part.state], self._since(part.oldest))
        for channel in self._channels:
            if (channel, "waiting") not in {(part.channel, part.state) for part in self._vitals.backlog}:
                count.add_metric([channel, "waiting"], 0)
                age.add_metric([channel, "waiting"], 0)
        pause = _labelled("lane_pause_seconds", "How long nothing is sent in a lane", ["lane", "because"])
        for one in self._vitals.pauses:
            because = "refused" if one.is_refusal else "rate_limit"
            pause.add_metric([one.lane, because], -self._since(one.until))
        refused = _labelled("channel_refused", "1 while Slack refuses us a channel", ["channel"])
        limited = _labelled("channel_limited", "1 while Slack limits us in a channel", ["channel"])
        for metric, is_refusal in ((refused, True), (limited, False)):
            held = {one.place for one in self._vitals.pauses if one.is_refusal == is_refusal}
            for place in sorted({*held, *self._channels}):
                metric.add_metric([place], place in held)
        behind = _labelled("behind_seconds", "About how far Slack's limits hold us back", ["place"])
        for late in how_far_behind(self._vitals, self._now):
            behind.add_metric([late.place], late.wait.total_seconds())
        yield from (count, age, pause, refused, limited, behind)

    def _sources(self) -> Iterator[GaugeMetricFamily]:
        lag = _labelled("source_lag_seconds", "Time since a source was last read well", ["source"])
        failures = _labelled("source_failures", "Polls of a source that failed in a row", ["source"])
        refused = _labelled("source_refused", "1 while a source refuses us until a person mends it", ["source"])
        waits = _labelled("source_wait_seconds", "How long a source is not asked, because it said so", ["source"])
        silence = _labelled("source_silence_seconds", "Time since a source said something new", ["source"])
        for state in self._vitals.sources:
            failures.add_metric([state.name], state.failures)
            refused.add_metric([state.name], state.needs_person)
            if state.not_before and state.not_before > self._now:
                waits.add_metric([state.name], -self._since(state.not_before))
            if state.succeeded_at:
                lag.add_metric([state.name], self._since(state.succeeded_at))
        for name, rhythm in self._vitals.rhythms:
            silence.add_metric([name], self._since(rhythm.last))
        yield from (lag, failures, refused, waits, silence)

    def _queues(self) -> Iterator[GaugeMetricFamily]:
        vitals = self._vitals
        yield _plain("mentions_waiting", "Mentions that wait to be looked at", vitals.mentions_waiting)
        yield _plain("mention_age_seconds", "Age of the oldest of them", self._since(vitals.oldest_mention))
        yield _plain("dues_overdue", "Escalations, reminders and hand-offs that are late", vitals.dues_overdue)
        yield _plain("due_age_seconds", "How late the first of them is", self._since(vitals.oldest_due))
        if vitals.free_bytes is not None:
            yield _plain("database_free_bytes", "Room left for the database", vitals.free_bytes)

    def _since(self, moment: datetime | None) -> float:
        return (self._now - moment).total_seconds() if moment else 0.0


def _labelled(name: str, told: str, labels: Sequence[str]) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"wardwatch_{name}", told, labels=labels)


def _plain(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"wardwatch_{name}", told, value=value)
