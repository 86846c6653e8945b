"""Drafts of replies: which step is possible when, whose approval counts, and that no walk publishes without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from alerts import DANA, LEE, SAM, an_alert
from hypothesis import given
from hypothesis import strategies as st
from moved_clock import NOON

from bot.domain.alert import Alert, State
from bot.domain.draft import (
    DEEDS,
    IN_ADVANCE,
    Asker,
    Draft,
    DraftAction,
    DraftRefused,
    DraftState,
    DraftVerb,
    DraftWhy,
    decide_draft,
    objection_to_writing,
    words_of,
)
from bot.domain.reply import DraftOutcome
from bot.domain.role import Role
from bot.domain.severity import Severity

WORDS = "Thank you for telling us."
LINK = "https://x.com/stbrigid/status/9"
AUTHOR, OTHER = Asker(SAM, Role.RESPONDER, Role.LEAD), Asker(DANA, Role.RESPONDER, Role.LEAD)
LEAD = Asker(LEE, Role.LEAD, Role.LEAD)
CLOSED = an_alert(state=State.RESOLVED, resolved_by=LEE, resolved_at=NOON)
MERGED = replace(CLOSED, merged_into=12)


def a_draft(state: DraftState = DraftState.WAITING, **changes: object) -> Draft:
    """As its state has it: what is approved was approved by a colleague."""
    draft = Draft(3, 17, WORDS, SAM, NOON, "x")
    if state in (DraftState.APPROVED, DraftState.PUBLISHED):
        draft = replace(draft, approved_by=DANA, approved_as=Role.RESPONDER.value, approved_at=NOON)
    if state is DraftState.PUBLISHED:
        draft = replace(draft, published_by=DANA, published_at=NOON, link=LINK)
    return replace(draft, state=state, **changes)  # type: ignore[arg-type]


def an_action(verb: DraftVerb, **changes: object) -> DraftAction:
    """With all that it needs."""
    return replace(DraftAction(verb, "Thank you.", LINK, words_of(WORDS)), **changes)  # type: ignore[arg-type]


def asked(draft: Draft, action: DraftAction, asker: Asker = OTHER, alert: Alert | None = None) -> Draft | DraftRefused:
    return decide_draft(draft, alert or an_alert(), action, asker, NOON + timedelta(minutes=1))


def why(answer: Draft | DraftRefused) -> DraftWhy:
    assert isinstance(answer, DraftRefused), answer
    return answer.why


TABLE = {
    DraftVerb.EDIT: (None, None, DraftWhy.ALREADY_PUBLISHED, DraftWhy.WITHDRAWN),
    DraftVerb.APPROVE: (None, DraftWhy.ALREADY_APPROVED, DraftWhy.ALREADY_PUBLISHED, DraftWhy.WITHDRAWN),
    DraftVerb.PUBLISH: (DraftWhy.NOT_APPROVED, None, DraftWhy.ALREADY_PUBLISHED, DraftWhy.WITHDRAWN),
    DraftVerb.WITHDRAW: (None, None, DraftWhy.ALREADY_PUBLISHED, DraftWhy.WITHDRAWN),
}


@pytest.mark.parametrize("verb", DraftVerb)
@pytest.mark.parametrize("state", DraftState)
def test_the_whole_table(verb: DraftVerb, state: DraftState) -> None:
    """Every step in every state: what it does, or why nothing is done."""
    expected = TABLE[verb][list(DraftState).index(state)]

    answer = asked(a_draft(state), an_action(verb))

    if expected:
        assert why(answer) is expected
    else:
        assert isinstance(answer, Draft) and answer.revision == 2


@pytest.mark.parametrize("verb", DraftVerb)
def test_nothing_is_done_when_the_alert_is_gone(verb: DraftVerb) -> None:
    """Closed or merged: the refusal says by whom, and where the story went."""
    draft = a_draft(DraftState.APPROVED)

    closed, merged = (asked(draft, an_action(verb), alert=alert) for alert in (CLOSED, MERGED))

    assert closed == DraftRefused(DraftWhy.CLOSED, draft, LEE, NOON)
    assert merged == DraftRefused(DraftWhy.MERGED, draft, LEE, NOON, 12)


@pytest.mark.parametrize(
    ("severity", "asker", "expected"),
    [
        (Severity.LOW, AUTHOR, None),
        (Severity.NORMAL, AUTHOR, None),
        (Severity.HIGH, AUTHOR, DraftWhy.OWN_WORDS),
        (Severity.HIGH, OTHER, None),
        (Severity.CRISIS, OTHER, DraftWhy.NEEDS_LEAD),
        (Severity.CRISIS, LEAD, None),
        (Severity.CRISIS, replace(LEAD, who=SAM), DraftWhy.OWN_WORDS),
        (Severity.CRISIS, replace(OTHER, leads=Role.RESPONDER), None),
    ],
)
def test_whose_approval_counts(severity: Severity, asker: Asker, expected: DraftWhy | None) -> None:
    """From high upwards somebody else's; in a crisis a lead's, if the team has named any."""
    answer = asked(a_draft(), an_action(DraftVerb.APPROVE), asker, an_alert(severity=severity))

    assert (why(answer) if expected else None) is expected
    if isinstance(answer, Draft):
        assert (answer.state, answer.approved_by, answer.approved_as) == (DraftState.APPROVED, asker.who, asker.role)


@pytest.mark.parametrize(
    ("approved_by", "approved_as", "severity", "is_enough"),
    [
        (SAM, "responder", Severity.NORMAL, True),
        (SAM, "responder", Severity.HIGH, False),
        (DANA, "responder", Severity.HIGH, True),
        (DANA, "responder", Severity.CRISIS, False),
        (LEE, "lead", Severity.CRISIS, True),
        ("Dana Whitfield", IN_ADVANCE, Severity.CRISIS, True),
    ],
)
def test_an_approval_must_do_for_what_the_alert_is_now(
    approved_by: str, approved_as: str, severity: Severity, is_enough: bool
) -> None:
    """It may have become graver since."""
    draft = a_draft(DraftState.APPROVED, approved_by=approved_by, approved_as=approved_as)

    answer = asked(draft, an_action(DraftVerb.PUBLISH), alert=an_alert(severity=severity))

    assert isinstance(answer, Draft) if is_enough else why(answer) is DraftWhy.WEAK_APPROVAL


@pytest.mark.parametrize(
    ("state", "action", "expected"),
    [
        (DraftState.WAITING, an_action(DraftVerb.APPROVE, seen=words_of("other words")), DraftWhy.WORDS_CHANGED),
        (DraftState.WAITING, an_action(DraftVerb.APPROVE, seen=""), DraftWhy.WORDS_CHANGED),
        (DraftState.WAITING, an_action(DraftVerb.APPROVE, outcome=DraftOutcome.BLOCK), DraftWhy.BLOCKED),
        (DraftState.APPROVED, an_action(DraftVerb.PUBLISH, seen=words_of("other words")), DraftWhy.WORDS_CHANGED),
        (DraftState.APPROVED, an_action(DraftVerb.PUBLISH, link="x.com"), DraftWhy.BAD_LINK),
        (DraftState.APPROVED, an_action(DraftVerb.PUBLISH, link="https://x.com/a b"), DraftWhy.BAD_LINK),
        (DraftState.WAITING, an_action(DraftVerb.EDIT, text=" \n"), DraftWhy.NO_WORDS),
        (DraftState.WAITING, an_action(DraftVerb.EDIT, text="x" * 3_001), DraftWhy.TOO_LONG),
        (DraftState.WAITING, an_action(DraftVerb.EDIT, text=WORDS), DraftWhy.SAME_WORDS),
        (DraftState.WAITING, an_action(DraftVerb.EDIT, outcome=DraftOutcome.BLOCK), DraftWhy.BLOCKED),
        (DraftState.WAITING, an_action(DraftVerb.EDIT, seen=words_of("older words")), DraftWhy.WORDS_CHANGED),
    ],
)
def test_what_each_step_needs(state: DraftState, action: DraftAction, expected: DraftWhy) -> None:
    """Words, the very words that were seen, no finding that blocks, a link."""
    assert why(asked(a_draft(state), action)) is expected


def test_an_edit_needs_a_new_approval() -> None:
    """Whoever edits is the author now."""
    edited = asked(a_draft(DraftState.APPROVED), an_action(DraftVerb.EDIT, text="Other words."), LEAD)

    assert isinstance(edited, Draft)
    assert (edited.state, edited.author, edited.approved_by, edited.approved_at) == (DraftState.WAITING, LEE, "", None)


@pytest.mark.parametrize(
    ("alert", "text", "outcome", "expected"),
    [
        (CLOSED, WORDS, DraftOutcome.PASS, DraftWhy.CLOSED),
        (MERGED, WORDS, DraftOutcome.PASS, DraftWhy.MERGED),
        (an_alert(), "", DraftOutcome.PASS, DraftWhy.NO_WORDS),
        (an_alert(), WORDS, DraftOutcome.BLOCK, DraftWhy.BLOCKED),
    ],
)
def test_what_cannot_be_drafted(alert: Alert, text: str, outcome: DraftOutcome, expected: DraftWhy) -> None:
    """The same as for an edit."""
    answer = objection_to_writing(alert, text, outcome)

    assert answer and answer.why is expected
    assert objection_to_writing(an_alert(), WORDS, DraftOutcome.WARN) is None


steps = st.lists(
    st.tuples(
        st.builds(
            DraftAction,
            st.sampled_from(list(DEEDS)),
            text=st.sampled_from(["", "One.", "Two."]),
            link=st.sampled_from(["", LINK]),
            seen=st.sampled_from(["", words_of(WORDS), words_of("One."), words_of("Two.")]),
            outcome=st.sampled_from(DraftOutcome),
        ),
        st.sampled_from([AUTHOR, OTHER, LEAD, Asker(LEE, Role.RESPONDER, Role.LEAD)]),
        st.sampled_from(Severity),
    ),
    max_size=12,
)


@given(taken=steps)
def test_no_walk_publishes_what_nobody_approved(taken: list[tuple[DraftAction, Asker, Severity]]) -> None:
    """Whatever people press: a step is one revision or none, and what is published was approved as it stands."""
    draft, approved = a_draft(), ""

    for action, asker, severity in taken:
        after = decide_draft(draft, an_alert(severity=severity), action, asker, NOON)
        if isinstance(after, DraftRefused):
            assert after.draft == draft
            continue
        assert after.revision == draft.revision + 1
        assert draft.state not in (DraftState.PUBLISHED, DraftState.WITHDRAWN)
        if after.state is DraftState.APPROVED:
            approved = after.text
            assert action.outcome is not DraftOutcome.BLOCK
        if after.state is DraftState.PUBLISHED:
            assert after.text == approved
            assert after.approved_by != after.author or severity.rank < Severity.HIGH.rank
            assert after.approved_as == Role.LEAD or severity is not Severity.CRISIS
        assert bool(after.approved_by) == (after.state in (DraftState.APPROVED, DraftState.PUBLISHED)) or (
            after.state is DraftState.WITHDRAWN
        )
        draft = after
