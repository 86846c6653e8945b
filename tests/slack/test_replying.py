"""Replies in Slack: the forms, the messages about drafts, and what is said when something is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from slack_sdk.models.views import View
from slack_text import card_text, check_snapshot, view_text
from slack_views import DANA, LEE, NOW, REPUTATION, SAM, a_mention, a_view, an_alert, judged, suggested

from bot.domain.alert import State
from bot.domain.consent import ConsentAnswer, ConsentRefused, ConsentWhy
from bot.domain.draft import IN_ADVANCE, Draft, DraftRefused, DraftState, DraftWhy
from bot.domain.reply import Holding
from bot.domain.severity import Severity
from bot.domain.view import AlertView
from bot.flow.answer import Outline
from bot.replies.check.checker import check
from bot.slack import answers, cards, ids
from bot.slack.forms.replying import chosen_words, consent_form, published_form, reply_form, reply_in
from bot.slack.phrase import as_plain
from bot.slack.words import replying

REF = ids.FormRef(17, REPUTATION, "1795183500.000100", 3)
WORDS = "Thank you for telling us. Privacy laws keep us from discussing anyone's care in public."
BAD = "We are <sorry> that your surgery on Monday went wrong, <!channel>. Please call Dr. Patel."
DRAFT = Draft(3, 17, WORDS, SAM, NOW, "x")
APPROVED = replace(
    DRAFT, state=DraftState.APPROVED, approved_by=DANA, approved_as="lead", approved_at=NOW + timedelta(minutes=9)
)
PUBLISHED = replace(
    APPROVED,
    state=DraftState.PUBLISHED,
    published_by=SAM,
    published_at=NOW + timedelta(minutes=12),
    link="https://x.com/stbrigid/status/9",
)
IN_TIME = replace(APPROVED, approved_by="Dana Whitfield, Communications", approved_as=IN_ADVANCE)
AWARE = Holding(
    "aware-of-the-reports", "We are aware of the reports.", "Dana Whitfield", date(2026, 11, 2), date(2027, 5, 1)
)
OUTLINE = Outline(an_alert(), judged(), suggested(), (), ())
CRISIS = Outline(an_alert(severity=Severity.CRISIS), judged(), suggested()[:1], (AWARE,), ())
ON_X = judged(a_mention(url="https://x.com/jo_millbrook/status/1790000000000000001"))


def form_text(view: View) -> str:
    return view_text(view.to_dict())


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("modal-reply", reply_form(REF, OUTLINE, "")),
        ("modal-reply-crisis", reply_form(REF, CRISIS, "")),
        ("modal-reply-nothing-fits", reply_form(REF, replace(OUTLINE, suggestions=()), "")),
        ("modal-reply-second", reply_form(REF, replace(OUTLINE, others=(DRAFT, replace(APPROVED, author=LEE))), "")),
        ("modal-reply-edit", reply_form(REF, replace(OUTLINE, draft=DRAFT), WORDS, seen=DRAFT.words)),
        ("modal-reply-blocked", reply_form(REF, OUTLINE, BAD, check(BAD))),
        ("modal-reply-doubtful", reply_form(REF, OUTLINE, WORDS, check(WORDS))),
        ("modal-reply-passed", reply_form(REF, OUTLINE, "Thank you, 555-0142.", check(""))),
        ("modal-published", published_form(REF, APPROVED)),
        ("modal-consent", consent_form(REF)),
    ],
)
def test_how_the_forms_look(name: str, view: View) -> None:
    """Each as a person sees it."""
    check_snapshot(name, form_text(view))


@pytest.mark.parametrize(
    ("name", "view", "draft"),
    [
        ("reply-waiting", a_view(an_alert(severity=Severity.NORMAL)), DRAFT),
        ("reply-waiting-high", a_view(), DRAFT),
        ("reply-waiting-crisis", a_view(an_alert(severity=Severity.CRISIS)), DRAFT),
        ("reply-approved", a_view(), APPROVED),
        ("reply-approved-on-x", a_view(lead=ON_X), APPROVED),
        ("reply-approved-in-advance", a_view(), IN_TIME),
        ("reply-published", a_view(), PUBLISHED),
        ("reply-withdrawn", a_view(), replace(DRAFT, state=DraftState.WITHDRAWN)),
        ("reply-of-a-closed-alert", a_view(an_alert(state=State.DISMISSED)), DRAFT),
    ],
)
def test_how_a_draft_stands_in_the_thread(name: str, view: AlertView, draft: Draft) -> None:
    """Its words, who did what, and what can be pressed. Who did it is not notified of it."""
    doer = answers.doer(draft)

    check_snapshot(name, card_text(answers.answer(view, draft, {doer: "Sam Ortiz"} if doer else {})))


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("statement-nothing-published", a_view(an_alert(severity=Severity.CRISIS))),
        ("statement-published", a_view(an_alert(severity=Severity.CRISIS, answered_at=NOW))),
    ],
)
def test_the_reminder_of_a_crisis(name: str, view: AlertView) -> None:
    """It says what the public has heard."""
    check_snapshot(name, card_text(answers.reminder(view)))


def test_what_the_cards_say_of_consent_and_of_statements() -> None:
    """On the first post, and where replies are suggested."""
    crisis = a_view(an_alert(severity=Severity.CRISIS), statements=(AWARE,), suggestions=suggested()[:1])
    alone = a_view(consent=ConsentAnswer.STOP)

    check_snapshot("root-crisis-statements", card_text(cards.root(crisis)))
    check_snapshot("suggestions-crisis", card_text(cards.suggestions(crisis)))
    check_snapshot("root-do-not-contact", card_text(cards.root(alone)))
    check_snapshot("suggestions-do-not-contact", card_text(cards.suggestions(alone)))
    assert "The author agreed" in card_text(cards.root(a_view(consent=ConsentAnswer.YES)))
    assert "does not want to be contacted" in card_text(cards.root(a_view(consent=ConsentAnswer.NO)))


@pytest.mark.parametrize("why", DraftWhy)
def test_every_refusal_is_a_sentence(why: DraftWhy) -> None:
    """With who and when where that is known."""
    told = as_plain(replying.refused(DraftRefused(why, DRAFT, LEE, NOW, 12)))

    assert told.startswith("Nothing changed: ") and told.endswith((".", "?"))
    if why in (DraftWhy.CLOSED, DraftWhy.MERGED, DraftWhy.ALREADY_APPROVED, DraftWhy.ALREADY_PUBLISHED):
        assert LEE in told and "20 Nov 2026" in told


@pytest.mark.parametrize("why", ConsentWhy)
def test_every_answer_that_cannot_be_recorded_says_why(why: ConsentWhy) -> None:
    """Beside the form."""
    assert replying.consent_refused(ConsentRefused(why)).endswith(".")


def test_what_is_chosen_is_what_is_offered() -> None:
    """A value of an older form means nothing any more."""
    [first, second] = OUTLINE.suggestions
    options = {value for view in (reply_form(REF, CRISIS, ""),) for value in _values(view)}

    assert {chosen_words(CRISIS, value) for value in options} == {first.text, AWARE.text}
    assert chosen_words(CRISIS, "suggestion:0123456789abcdef") is None
    assert second.text not in {chosen_words(CRISIS, value) for value in options}


def _values(view: View) -> list[str]:
    blocks = view.to_dict()["blocks"]
    options = [block["element"].get("options", []) for block in blocks if block["type"] == "input"]
    return [option["value"] for listed in options for option in listed]


def test_words_that_block_are_told_beside_the_field() -> None:
    """The first three, in one line, with what to write instead."""
    told = replying.blocked(check(BAD).findings)

    assert "“your surgery" in told and "Instead: " in told and "\n" not in told
    assert "more: press Check" in told


def test_a_form_remembers_its_draft_and_the_words_that_were_seen() -> None:
    """Through Slack and back; what is not ours is no draft."""
    view = reply_form(REF, replace(OUTLINE, draft=DRAFT), WORDS, seen=DRAFT.words).to_dict()

    assert ids.draft_in(view["private_metadata"]) == (3, DRAFT.words)
    assert ids.form_ref_of(view["private_metadata"]) == REF
    for broken in ("", "{}", "[]", '{"draft": "x"}', '{"draft": "0:"}'):
        assert ids.draft_in(broken) == (0, "")


@pytest.mark.parametrize("state", [{}, {"values": []}, {"values": {"other": {}}}])
def test_a_form_without_our_field_has_no_words(state: dict[str, object]) -> None:
    """Nothing is believed of what Slack sends."""
    assert reply_in(state) == ("", "")
