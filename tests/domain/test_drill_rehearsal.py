"""The rules as they hold in a drill."""

from datetime import timedelta

from hospital import RULES

from bot.domain.drill import rehearsed
from bot.domain.policy import TargetKind, Way
from bot.domain.routing import destination
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.rulebook.load import load

BOOK = load(RULES)


def ways(book: Rulebook) -> set[Way]:
    return {way for policy in book.oncall.policies for step in policy.all_steps for way in step.ways}


def test_everything_is_told_in_one_channel() -> None:
    """Whatever the route, the rule or the story says: delicate ones, the bot's own troubles and steps of policies."""
    book = rehearsed(BOOK, "drills")

    told = {
        destination(book.routing, rule, severity, is_delicate=delicate).channel
        for rule in book.rules
        for severity in Severity
        for delicate in (True, False)
    }
    assert told == {"drills"}
    assert book.channels() == ("drills",)
    assert {target.id for target in book.oncall.targets() if target.kind is TargetKind.CHANNEL} == {"drills"}
    assert [route.policy for route in book.routing.routes] == [route.policy for route in BOOK.routing.routes]


def test_without_a_channel_the_rules_say_where() -> None:
    """As in the local workspace."""
    assert rehearsed(BOOK).channels() == BOOK.channels()


def test_no_page_leaves_slack_unless_it_is_wanted() -> None:
    """A step that only telephoned tells directly instead."""
    assert {Way.SMS, Way.CALL} <= ways(BOOK)
    assert ways(rehearsed(BOOK, "drills")) == {Way.DM, Way.CHANNEL}
    assert ways(rehearsed(BOOK, "drills", outside=True)) == ways(BOOK)


def test_times_and_people_are_as_they_are() -> None:
    """Quiet hours alone are gone."""
    book = rehearsed(BOOK, "drills")

    assert book.oncall.quiet_hours is None
    assert book.oncall.members == BOOK.oncall.members
    waits = [[step.after for step in policy.all_steps] for policy in book.oncall.policies]
    assert waits == [[step.after for step in policy.all_steps] for policy in BOOK.oncall.policies]
    assert waits[0][1] == timedelta(minutes=5)
