"""Very many mentions at once: threads that can be read, counts that are right, and nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hospital import DAY, Hospital

from bot.domain.mute import Mute, MuteKind
from bot.domain.notice import NoticeKind
from bot.slack.poster import SlackChat
from bot.web.metrics import exposition

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
AUTHORS = [f"visitor{number}" for number in range(60)]


def say_the_same(hospital: Hospital, count: int, first: int = 0, **fields: object) -> None:
    """So many people pass it on, each with a reach of their own."""
    for number in range(first, first + count):
        author = {"handle": AUTHORS[number % len(AUTHORS)], "name": f"Visitor {number}", "followers": 100 * number}
        hospital.publishes(WAIT, conversation_id="the waiting room", **{"author": author} | fields)
    hospital.works()


def test_many_mentions_of_a_story_are_told_in_a_few_replies(hospital: Hospital) -> None:
    """Ten are told, then one reply says how many more there are and shows the three that most people read.

    That it spreads makes it graver: that is told, with the mention that made it so.
    """
    say_the_same(hospital, 200)

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    alert.expect_shows("200 mentions by 60 authors")
    *told, summed = alert.thread
    assert sum("Another mention" in reply.text for reply in told) == 10 + 1
    assert sum("Alert 1 is now" in reply.text for reply in told) == 1
    assert "And 188 more mentions of alert 1" in summed.text
    assert "The three with the widest reach:" in summed.text
    shown = [line for line in summed.text.split("\n") if "reach" in line][2:]
    assert [line.split(" (")[0].strip() for line in shown] == ["Visitor 199", "Visitor 198", "Visitor 197"]


def test_a_sum_is_edited_while_more_comes_and_notifies_nobody(hospital: Hospital) -> None:
    """One reply an hour at most; what is told stays where it stands."""
    say_the_same(hospital, 20)
    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    before = [reply.ts for reply in alert.thread]

    hospital.clock.advance(minutes=30)
    say_the_same(hospital, 20, first=20)

    assert [reply.ts for reply in alert.thread] == before
    alert.thread[-1].expect_shows("And 28 more mentions of alert 1")


def test_a_slow_story_is_told_mention_by_mention(hospital: Hospital) -> None:
    """However many there are in the end: a sum is for those that come at once."""
    for number in range(15):
        say_the_same(hospital, 1, first=number)
        hospital.clock.advance(minutes=10)

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert [("Another mention" in reply.text) for reply in alert.thread] == [False, *[True] * 14]


def test_another_burst_is_another_sum(hospital: Hospital) -> None:
    """An hour later the thread speaks up again, with a few replies and a sum of its own."""
    say_the_same(hospital, 20)
    hospital.clock.advance(hours=2)

    say_the_same(hospital, 20, first=20)

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    summed = [reply.text for reply in alert.thread if "more mentions of alert 1" in reply.text]
    assert [text.split(" more")[0] for text in summed] == ["And 8", "And 10"]


def test_the_grave_and_the_delicate_are_never_one_of_many(hospital: Hospital) -> None:
    """What makes the alert graver, and what is folded, is told by itself however many came before."""
    say_the_same(hospital, 30)
    alert = hospital.workspace.channel("reputation").expect_alert()

    grave = f"{WAIT}. My father died of sepsis there, they ignored us for hours"
    hospital.hears(grave, conversation_id="the waiting room")
    threat = f"{WAIT}. I know where that doctor lives and I will kill him"
    hospital.hears(threat, conversation_id="the waiting room")

    replies = [reply.text for reply in alert.thread]
    assert any("died of sepsis" in text and "Another mention" in text for text in replies)
    assert any("words are folded" in text and "Another mention" in text for text in replies)


def test_what_is_muted_is_in_no_sum(hospital: Hospital) -> None:
    """It is counted and kept, and told nowhere."""
    say_the_same(hospital, 20)
    hospital.store.add_mute(Mute(0, MuteKind.AUTHOR, "loud", hospital.now + DAY, "U0DANA001", hospital.now, "spam"))

    say_the_same(hospital, 5, first=20, author={"handle": "loud"})

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    alert.expect_shows("25 mentions")
    assert "And 8 more" in alert.thread[-1].text


def test_a_sum_that_somebody_deleted_stays_deleted(hospital: Hospital) -> None:
    """The counts go on, on the first post."""
    say_the_same(hospital, 20)
    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    hospital.slack.messages.erase(alert.thread[-1].record)

    say_the_same(hospital, 5, first=20)

    alert.expect_shows("25 mentions")
    assert not any("more mentions of alert 1" in reply.text for reply in alert.thread)
    assert sum(hospital.store.undelivered().values()) == 0


def test_more_that_comes_while_a_sum_is_on_its_way_is_in_it_in_the_end(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is edited at once to the present."""
    say_the_same(hospital, 11)
    tell, burst = SlackChat.tell, iter([1])

    def while_it_is_told(chat: SlackChat, notice: object, *rest: object) -> object:
        if notice.kind is NoticeKind.SUMMED and next(burst, None):
            for number in range(5):
                hospital.publishes(WAIT, conversation_id="the waiting room", author={"handle": f"late{number}"})
            for timed in hospital.bot.sources:
                hospital.bot.poller.poll(timed.source)
            hospital.bot.intake.take()
        return tell(chat, notice, *rest)

    monkeypatch.setattr(SlackChat, "tell", while_it_is_told)
    say_the_same(hospital, 1, first=11)

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert "And 6 more mentions of alert 1" in alert.thread[-1].text


def test_people_are_told_that_slack_limits_us_once_and_that_it_is_over(hospital: Hospital) -> None:
    """In the ops channel; health, metrics and the list of what waits say the same; then it drains."""
    hospital.settings = replace(hospital.settings, is_paced=True)
    hospital.restarts()
    auditor = hospital.bot.auditor()
    for number in range(30):
        words = " ".join(f"{word}{number}" for word in ("one", "two", "three", "four", "five", "six", "seven", "eight"))
        hospital.publishes(f"St. Brigid Medical Center {words}", conversation_id=f"story {number}")
    hospital.works()

    assert auditor.look_at_pace()
    assert not auditor.look_at_pace()
    hospital.works()
    [told] = hospital.workspace.channel("wardwatch-ops").alerts
    assert "Slack limits us: about 60 s behind in reputation, 57 messages wait. The gravest go first." in told.text
    vitals = hospital.store.vitals(hospital.now)
    page = exposition(vitals, auditor.look(), hospital.now).decode()
    assert 'wardwatch_behind_seconds{place="reputation"} 57.0' in page
    assert "wardwatch_able 1.0" in page

    for _ in range(70):
        hospital.clock.advance(seconds=1)
        hospital.works()
    assert sum(hospital.store.undelivered().values()) == 0
    for _ in range(5):
        auditor.audit()
        hospital.clock.advance(minutes=1)
    hospital.works()
    assert [alert.text.split(",")[0] for alert in hospital.workspace.channel("wardwatch-ops").alerts][1:] == ["Over"]


def test_in_a_crowded_channel_fewer_are_told(hospital: Hospital) -> None:
    """While much waits for a channel, three mentions of a story are told, and the rest is summed up."""
    hospital.settings = replace(hospital.settings, is_paced=True)
    hospital.restarts()
    for number in range(15):
        words = " ".join(f"{word}{number}" for word in ("one", "two", "three", "four", "five", "six", "seven", "eight"))
        hospital.publishes(f"St. Brigid Medical Center {words}", conversation_id=f"story {number}")
    hospital.works()
    say_the_same(hospital, 12)
    hospital.clock.advance(minutes=30)
    hospital.works()

    for _ in range(60):
        hospital.clock.advance(seconds=3)
        hospital.works()

    alert = next(one for one in hospital.workspace.channel("reputation").alerts if "12 mentions" in one.text)
    assert ["Another mention" in reply.text for reply in alert.thread] == [False, True, True, True, False]
    assert "And 8 more" in alert.thread[-1].text
