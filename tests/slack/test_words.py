"""The sentences, as a person reads them."""

from datetime import timedelta

import pytest
from slack_text import check_snapshot
from slack_views import DANA, LEE, NOW, an_alert

from bot.domain.alert import Alert, Change, Disposition, Refused, State, Verb, Why
from bot.domain.mention import Author, MentionKind
from bot.domain.person import Bar, Barred, Person
from bot.slack.phrase import Link, Sentence, When, Who, as_mrkdwn, moment
from bot.slack.words import deeds, mentions, refusals, threads

RESOLVED = an_alert(state=State.RESOLVED, resolved_by=LEE, resolved_at=NOW, disposition=Disposition.NO_FOLLOW_UP)
REFUSALS = [
    Refused(Why.ALREADY_ACKNOWLEDGED, an_alert(), DANA, NOW),
    Refused(Why.ALREADY_ASSIGNED, an_alert(), LEE),
    Refused(Why.CLOSED, RESOLVED, LEE, NOW),
    Refused(Why.CLOSED, an_alert(state=State.DISMISSED)),
    Refused(Why.NO_OWNER_NAMED, an_alert()),
    Refused(Why.NO_DISPOSITION, an_alert()),
]


def test_every_private_answer() -> None:
    """Each refusal names who and when; each says whether anything changed."""
    person = Person(DANA, "Dana Whitfield")
    answers: list[Sentence] = [refusals.refused(refusal) for refusal in REFUSALS]
    answers += [refusals.barred(Barred(bar, person)) for bar in Bar]
    answers += [refusals.UNKNOWN_ALERT, refusals.UNKNOWN_BUTTON]
    answers += [refusals.NOT_DONE_STORE, refusals.NOT_DONE_CHAT, refusals.NOT_DONE_BUG]

    check_snapshot("private-answers", "\n".join(as_mrkdwn(answer) for answer in answers) + "\n")


@pytest.mark.parametrize("why", Why)
def test_every_reason_to_refuse_has_a_sentence(why: Why) -> None:
    """A new reason in the domain needs its words here."""
    assert as_mrkdwn(refusals.refused(Refused(why, an_alert())))


def test_every_line_of_history() -> None:
    """Each verb reads as what somebody did."""
    at = NOW + timedelta(minutes=1)
    told = {
        Verb.UNASSIGN: (LEE, "", ""),
        Verb.ASSIGN: ("", LEE, ""),
        Verb.SNOOZE: ("open", "snoozed", at.isoformat()),
        Verb.CHANGE_SEVERITY: ("normal", "crisis", "a reporter called"),
        Verb.RESOLVE: ("open", "resolved", "answered by phone"),
        Verb.MERGE: ("open", "resolved", "merged into alert 12"),
        Verb.JOIN: ("1 mention, low", "2 mentions, low", "the same link"),
    }
    lines = [Change(17, 2, at, DANA, verb, *told.get(verb, ("", LEE, "the bus was late"))) for verb in Verb]
    lines += [
        Change(17, 2, at, DANA, Verb.ASSIGN, "", DANA),
        Change(17, 2, at, DANA, Verb.UNASSIGN, DANA, ""),
        Change(17, 2, at, DANA, Verb.MERGE, "1 mentions, low", "3 mentions, high", "alert 12 was merged into it"),
        Change(17, 2, at, "wardwatch", Verb.JOIN, "", "", ""),
    ]

    check_snapshot("history", "\n".join(as_mrkdwn(deeds.change(line)) for line in lines) + "\n")


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_line(state: State) -> None:
    """Also when it is not known who brought the alert there."""
    alert: Alert = an_alert(state=state)

    assert as_mrkdwn(threads.state(alert)).startswith(state.capitalize())


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        (Author("@jo", "Jo", 1, True), "Jo (@jo) · reach 1 follower · verified"),
        (Author("jo"), "@jo"),
        (Author(name="Jo", followers=0), "Jo · reach 0 followers"),
        (Author(), "Unknown author"),
        (Author("\u202ejo", "<!here>\n*Jo*"), "<!here> *Jo* (@jo)"),
    ],
)
def test_authors(author: Author, shown: str) -> None:
    """As much as the source says, on one line."""
    assert mentions.author(author) == shown


def test_a_rating_is_told() -> None:
    """Stars of a review are part of what it says."""
    assert mentions.kind_of(MentionKind.REVIEW, "places", 1.5) == "Review in places, rated 1.5 of 5"


def test_moments_are_told_in_the_readers_zone() -> None:
    """Slack turns the date into the reader's own time; the fallback is in UTC."""
    assert as_mrkdwn((When(NOW),)) == "<!date^1795183500^{date_short_pretty} at {time}|20 Nov 2026 14:05 UTC>"
    assert moment(NOW) == "20 Nov 2026 14:05 UTC"


def test_only_user_ids_are_mentions_in_sentences() -> None:
    """Whatever else stands for a person is written out, escaped."""
    assert as_mrkdwn((Who(DANA), " and ", Who("<!channel>"))) == "<@U0DANA001> and &lt;!channel&gt;"


def test_links_in_sentences_are_escaped() -> None:
    """An address cannot end the link it stands in."""
    link = Link("https://x.example/?a=1&b=2", "a > b")

    assert as_mrkdwn((link,)) == "<https://x.example/?a=1&amp;b=2|a &gt; b>"
