"""From a stored mention to an alert."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import pytest
from hospital import Hospital

from bot.domain.alert import State, Verb
from bot.domain.mention import Mention
from bot.domain.rule import Match
from bot.domain.severity import Severity
from bot.flow.intake import growing_batches
from bot.query.matcher import Matcher

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"


def test_a_mention_that_matches_opens_an_alert_with_its_reasons(hospital: Hospital) -> None:
    """The alert names its rule, its channel, and why it is a story of its own."""
    hospital.hears(WAIT)

    [alert] = hospital.store.alerts()
    assert (alert.state, alert.channel, alert.mention_count) == (State.OPEN, "reputation", 1)
    assert "no open alert has the same conversation" in alert.why
    [judged] = hospital.store.mentions_of(alert.id)
    assert judged.stored.mention.text == WAIT
    assert judged.matches[0].evidence[0].text == "St. Brigid Medical Center"
    assert judged.verdict.reasons


def test_a_mention_that_matches_nothing_is_kept_with_its_reason(hospital: Hospital) -> None:
    """It opens nothing, and is not looked at again."""
    hospital.hears("Choir practice at St. Brigid Church moves to Thursday")

    assert hospital.store.alerts() == []
    assert hospital.store.waiting_mentions(10) == []


def test_a_reply_joins_the_alert_of_its_conversation(hospital: Hospital) -> None:
    """The alert grows, its root is edited, and the history says why."""
    first = hospital.hears(WAIT, author={"handle": "jonah", "followers": 300})

    hospital.hears(
        "@jonah same here at St. Brigid's hospital", in_reply_to=first, author={"handle": "tess", "followers": 20}
    )

    [alert] = hospital.store.alerts()
    assert (alert.mention_count, alert.reach) == (2, 320)
    joined = hospital.store.changes(alert.id)[-1]
    assert (joined.verb, joined.reason) == (Verb.JOIN, f"joins alert {alert.id} because it is the same conversation")


def test_the_same_words_from_another_source_join(hospital: Hospital) -> None:
    """Case, punctuation and links do not make other words."""
    hospital.hears(WAIT)

    hospital.hears(WAIT.upper() + "! https://t.example/abc", source="bluesky")

    assert [alert.mention_count for alert in hospital.store.alerts()] == [2]


WAITED = "Four hours in the waiting room at St. Brigid Medical Center with a broken wrist and nobody said a word to us"


@pytest.mark.parametrize(
    "copy",
    [
        f"RT @neighbour: {WAITED}",
        f"{WAITED} https://short.example/x7",
        WAITED[: len(WAITED) * 8 // 10],
        WAITED.replace("broken", "fractured"),
        f"{WAITED} unbelievable, tell everybody",
    ],
    ids=["a retweet", "another link", "a cut tail", "one other word", "a longer tail"],
)
def test_a_near_copy_joins_its_story(hospital: Hospital, copy: str) -> None:
    """A storm is mostly copies, each a little different."""
    hospital.hears(WAITED)
    hospital.hears(copy, source="bluesky")

    [alert] = hospital.store.alerts()
    assert alert.mention_count == 2
    assert "the same words" in hospital.store.changes(alert.id)[-1].reason


def test_another_story_about_the_same_place_is_no_near_copy(hospital: Hospital) -> None:
    """Half of the words are the hospital's name; the rest says something else."""
    hospital.hears("Four hours in the waiting room at St. Brigid Medical Center with a broken wrist")
    hospital.hears("Four hours in the parking garage at St. Brigid Medical Center looking for my car")

    assert len(hospital.store.alerts()) == 2


def test_near_copies_of_near_copies_do_not_lead_elsewhere(hospital: Hospital) -> None:
    """Each is compared with the mention that the story began with."""
    words = WAITED.split()
    for number in range(0, len(words), 3):
        drifted = [f"other{at}" if at < number and word not in NAMED else word for at, word in enumerate(words)]
        hospital.hears(" ".join(drifted))

    assert len(hospital.store.alerts()) > 1


NAMED = {"St.", "Brigid", "Medical", "Center"}


def test_a_story_that_was_resolved_opens_anew(hospital: Hospital) -> None:
    """Only open alerts are joined."""
    hospital.hears(WAIT)
    [alert] = hospital.store.alerts()
    assert hospital.store.save_alert(replace(alert, state=State.RESOLVED, revision=alert.revision + 1))

    hospital.hears(WAIT, source="bluesky")

    assert len(hospital.store.alerts()) == 2


def test_a_grave_mention_raises_the_alert_it_joins_and_people_are_told(hospital: Hospital) -> None:
    """Severity rises with the worst mention; whoever looks after such alerts gets a message, since edits are silent."""
    first = hospital.hears(WAIT)

    hospital.hears(
        "my aunt died after a medication error at St. Brigid Medical Center, we are suing", in_reply_to=first
    )

    [alert] = hospital.store.alerts()
    assert alert.severity is Severity.CRISIS
    [told] = hospital.workspace.channel("crisis-room").expect_alerts(1)
    assert "Alert 1 is now crisis: it was normal and is now crisis." in told.text
    assert "medication error" in told.text
    assert "Go to the thread of the alert" in told.text


def test_a_rise_in_the_same_channel_is_a_reply_for_everybody(hospital: Hospital) -> None:
    """High alerts stay in their channel: the reply is shown there too."""
    first = hospital.hears(WAIT)

    hospital.hears("St. Brigid Medical Center gave my aunt the wrong medication", in_reply_to=first)

    [alert] = hospital.store.alerts()
    assert alert.severity is Severity.HIGH
    messages = hospital.slack.ledger.messages["C0REPUT01"].values()
    assert [message.is_broadcast for message in messages if "is now high" in str(message.blocks)] == [True]


def test_praise_lowers_nothing(hospital: Hospital) -> None:
    """A mild mention joins a grave alert, which stays grave."""
    first = hospital.hears("St. Brigid Medical Center gave my aunt the wrong medication")

    hospital.hears("we love St. Brigid Medical Center, thank you", in_reply_to=first)

    assert [alert.severity for alert in hospital.store.alerts()] == [Severity.HIGH]


def test_a_post_edited_after_its_alert_was_closed_opens_anew(hospital: Hospital) -> None:
    """What was resolved as harmless may have become the opposite: the team hears of it."""
    edited = hospital.hears(WAIT)
    [alert] = hospital.store.alerts()
    hospital.store.save_alert(replace(alert, state=State.RESOLVED, revision=alert.revision + 1))

    hospital.hears("The surgeon at St. Brigid Medical Center killed my mother, we are suing", external_id=edited)

    anew, resolved = hospital.store.alerts()
    assert (resolved.state, resolved.severity) == (State.RESOLVED, Severity.NORMAL)
    assert (anew.state, anew.severity) == (State.OPEN, Severity.CRISIS)
    assert "its author made it graver after alert 1 was resolved" in anew.why


def test_a_harmless_edit_of_a_resolved_post_opens_nothing(hospital: Hospital) -> None:
    """A full stop more is no new story."""
    edited = hospital.hears(WAIT)
    [alert] = hospital.store.alerts()
    hospital.store.save_alert(replace(alert, state=State.RESOLVED, revision=alert.revision + 1))

    hospital.hears(WAIT + ".", external_id=edited)

    assert len(hospital.store.alerts()) == 1


def test_two_workers_take_each_mention_in_once(hospital: Hospital) -> None:
    """Two that read the same waiting mentions do not both place them."""
    for number in range(40):
        hospital.publishes(f"St. Brigid Medical Center: bill{number}, ward{number}, nurse{number}, bed{number}")
    for timed in hospital.bot.sources:
        hospital.bot.poller.poll(timed.source)
    workers = [threading.Thread(target=take_all, args=(hospital,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [alert.mention_count for alert in hospital.store.alerts()] == [1] * 40


def take_all(hospital: Hospital) -> None:
    while hospital.bot.intake.take():
        pass


def test_an_edited_post_updates_its_alert(hospital: Hospital) -> None:
    """The mention is judged again; the alert says so and does not count it twice."""
    edited = hospital.hears(WAIT)

    hospital.hears(WAIT + " (edit: we were seen now)", external_id=edited)

    [alert] = hospital.store.alerts()
    assert alert.mention_count == 1
    assert hospital.store.changes(alert.id)[-1].verb is Verb.EDIT
    assert hospital.store.judged(alert.lead_id).stored.mention.text.endswith("(edit: we were seen now)")


def test_an_edit_that_no_longer_matches_stays_with_its_alert(hospital: Hospital) -> None:
    """What the team works on does not vanish because its author thought again."""
    edited = hospital.hears(WAIT)

    hospital.hears("nothing to see here", external_id=edited)

    [alert] = hospital.store.alerts()
    assert "no rule matches it any more" in hospital.store.changes(alert.id)[-1].reason
    hospital.workspace.channel("reputation").expect_alert("No rule matches it any more: its author edited it.")


def test_a_mention_that_fails_does_not_take_its_neighbours_with_it(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug met with one mention is recorded with that mention alone."""
    healthy, healthy_alone = Matcher.match_many, Matcher.match

    def fragile(self: Matcher, mentions: Sequence[Mention]) -> list[tuple[Match, ...]]:
        if any("poison" in mention.text for mention in mentions):
            raise ZeroDivisionError
        return healthy(self, mentions)

    def fragile_alone(self: Matcher, mention: Mention) -> tuple[Match, ...]:
        if "poison" in mention.text:
            raise ZeroDivisionError
        return healthy_alone(self, mention)

    monkeypatch.setattr(Matcher, "match_many", fragile)
    monkeypatch.setattr(Matcher, "match", fragile_alone)
    hospital.publishes(WAIT)
    hospital.publishes("poison at St. Brigid Medical Center")
    hospital.publishes("St. Brigid Medical Center lost my bill again")

    hospital.works()

    assert len(hospital.store.alerts()) == 2
    assert hospital.store.waiting_mentions(10) == []


@pytest.mark.parametrize(
    "text",
    [
        "<!channel> <@U0DANA001> St. Brigid Medical Center is slow",
        "St. Brigid Medical Center \u202egnip\u202c is slow",
        "St. Brigid Medical Center \ud83d is slow",
        "St. Brigid Medical Center " + "very slow " * 10_000,
        "",
    ],
    ids=["ping", "bidi", "surrogate", "100,000 characters", "empty"],
)
def test_hostile_texts_are_stored_and_never_ping(hospital: Hospital, text: str) -> None:
    """A bounded, escaped, stored mention; and its neighbour is there too."""
    hospital.publishes(text, title="About St. Brigid Medical Center")
    hospital.publishes("St. Brigid Medical Center lost my bill again")

    hospital.works()

    assert len(hospital.store.alerts()) == 2
    said = [message for channel in hospital.slack.ledger.messages.values() for message in channel.values()]
    assert len(said) == 4
    for message in said:
        assert "<!channel>" not in str(message.text)
        assert "<@U0DANA001>" not in str(message.text)
        assert "\u202e" not in str(message.blocks)


@pytest.mark.parametrize("date", ["1899-01-01T00:00:00Z", "2999-01-01T00:00:00Z"])
def test_impossible_dates_do_not_hide_a_mention(hospital: Hospital, date: str) -> None:
    """It counts as published when it was first seen, and is told like any other."""
    hospital.hears(WAIT, published_at=date)

    [alert] = hospital.store.alerts()
    assert hospital.store.judged(alert.lead_id).stored.mention.published_at == hospital.now
    assert hospital.store.thread(alert.id) is not None


def test_a_process_begins_with_small_batches() -> None:
    """One that is killed again and again gets on all the same; and none keeps the others from writing for long."""
    assert list(islice(growing_batches(), 4)) == [8, 16, 16, 16]


def test_a_batch_holds_no_more_than_asked_for(hospital: Hospital) -> None:
    """The oldest go first; the rest waits."""
    for number in range(3):
        hospital.publishes(f"St. Brigid Medical Center, thought number {number}")
    hospital.bot.poller.poll(hospital.bot.sources[0].source)

    assert [hospital.bot.intake.take(2), hospital.bot.intake.take(2), hospital.bot.intake.take(2)] == [2, 1, 0]
