"""A threat, somebody exposed, self-harm: to those who deal with it, the words folded, and what to do beside them."""

from __future__ import annotations

from hospital import Hospital

THREAT = "I know where Dr. Voss lives, St. Brigid Medical Center: the blue house by the reservoir"
RUDE = "The receptionist at St. Brigid Medical Center was rude to my mother this morning"


def test_a_threat_goes_to_the_private_channel_with_its_words_folded(hospital: Hospital) -> None:
    """No channel sees the words; the card says what the team wants done."""
    alert = hospital.alert_about(THREAT, channel="security-desk")

    assert "Its words are folded" in alert.text
    assert "Report the post to its site" in alert.text
    assert hospital.workspace.channel("reputation").alerts == []
    for channel in ("security-desk", "crisis-room", "reputation"):
        assert "reservoir" not in hospital.workspace.channel(channel).screen()


def test_one_who_may_act_reads_the_words_privately(hospital: Hospital) -> None:
    """The button answers the person who pressed it, and nobody else."""
    alert = hospital.alert_about(THREAT, channel="security-desk")

    with hospital.listening():
        alert.button("Show the words to me").click(by="dana")
        told = hospital.workspace.person("dana").expect_whisper("reservoir")

    assert "shown to you alone" in told.text
    assert "reservoir" not in hospital.workspace.channel("security-desk").screen()


def test_a_threat_that_joins_another_story_is_told_to_the_private_channel(hospital: Hospital) -> None:
    """The thread stays where it is, and holds none of the words."""
    complaint = hospital.alert_about(RUDE, conversation_id="c1")

    hospital.hears(THREAT, conversation_id="c1")

    assert "reservoir" not in " ".join(message.text for message in complaint.thread)
    assert "Its words are folded" in hospital.workspace.channel("security-desk").screen()
