"""An alert's number travels through Slack and back, and nothing else does."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_views import NOW, a_notice

from bot.domain.notice import Notice, NoticeKind
from bot.slack import ids


@given(st.integers(1, 10**18 - 1), st.integers(0, 10**18 - 1))
def test_an_alert_comes_back_from_a_button_and_from_its_row(alert_id: int, revision: int) -> None:
    """A person chooser has no value: its row says which alert it is about."""
    row = ids.actions_block(alert_id, revision)

    assert ids.alert_id_of(ids.alert_value(alert_id), "") == alert_id
    assert ids.alert_id_of("", row) == alert_id
    assert len(row) <= 255


@given(st.integers(1, 10**18 - 1))
def test_a_thread_comes_back_from_a_form(alert_id: int) -> None:
    """What a modal was opened for is known at its submission."""
    ref = ids.FormRef(alert_id, "C0REPUT01", "1795183500.000100")

    assert ids.form_ref_of(ids.private_metadata(ref)) == ref


def test_a_timestamp_is_a_moment() -> None:
    """To the microsecond; anything else is none."""
    assert ids.moment_of("1795183500.000100") == datetime(2026, 11, 20, 14, 5, 0, 100, tzinfo=UTC)
    assert [ids.moment_of(text) for text in ("", "soon", "1e9", "999999999999999.1")] == [None] * 4


@given(st.text(), st.text())
def test_anything_else_names_no_alert(value: str, block_id: str) -> None:
    """Foreign values are not guessed at."""
    found = ids.alert_id_of(f"x{value}", f"x{block_id}")

    assert found is None
    assert ids.form_ref_of(f"x{value}") is None


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"metadata": None},
        {"metadata": {"event_type": "another_app", "event_payload": {"key": "k"}}},
        {"metadata": {"event_type": ids.EVENT_TYPE}},
        {"metadata": {"event_type": ids.EVENT_TYPE, "event_payload": []}},
    ],
)
def test_foreign_messages_carry_no_key(message: dict[str, object]) -> None:
    """Only our own metadata is read."""
    assert ids.delivery_key_of(message) == ""


def test_metadata_holds_no_word_of_the_mention() -> None:
    """Key, kind and alert are all that travels."""
    notice: Notice = a_notice(NoticeKind.OPS, alert_id=None, text="secret words", created_at=NOW)

    assert ids.delivery_metadata(notice)["event_payload"] == {"key": "key-ops", "kind": "ops"}
