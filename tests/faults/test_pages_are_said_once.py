"""Whatever breaks between the bot and Slack while somebody is called, they are called once."""

from __future__ import annotations

import pytest
from called import person, policy, step, with_team
from hospital import Hospital

from tests.faults.test_messages_are_said_once import WAIT, name_of, passes_by
from tests.standins.faulty_proxy import BROKEN, HTML, TOO_MANY, Answer, Fault, FaultyProxy, refused

ON_THE_WAY = [
    *[("conversations.open", fault) for fault in (Fault.REFUSE, HTML, TOO_MANY)],
    *[("chat.postMessage", fault) for fault in (Fault.LOSE_ANSWER, Fault.HALF_ANSWER, Fault.DARK_AFTER, BROKEN)],
]


@pytest.mark.parametrize(("method", "fault"), ON_THE_WAY, ids=[f"{way} {name_of(fault)}" for way, fault in ON_THE_WAY])
def test_a_page(hospital: Hospital, proxy: FaultyProxy, method: str, fault: Fault | Answer) -> None:
    """One direct message, which shows the present; the alert's own thread is whole, too."""
    with_team(hospital, policy(step(0, person("lee"))))
    proxy.breaks(method, fault, fault)

    hospital.hears(WAIT)
    passes_by(hospital)

    assert len(hospital.workspace.person("lee").direct_messages) == 1
    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    said = [reply.text for reply in alert.thread]
    assert len(said) == len(set(said))
    assert hospital.store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}


def test_a_page_that_slack_refuses_waits_and_people_hear_of_it(hospital: Hospital, proxy: FaultyProxy) -> None:
    """The channel goes on meanwhile; nothing is dropped."""
    with_team(hospital, policy(step(0, person("lee"))))
    proxy.breaks("conversations.open", *[refused("missing_scope")] * 3)

    hospital.hears(WAIT)

    hospital.workspace.channel("reputation").expect_alerts(1)
    hospital.workspace.channel("wardwatch-ops").expect_alert("Not told to")
    assert hospital.store.undelivered()["waiting"] == 1
    passes_by(hospital)
    passes_by(hospital)
    assert len(hospital.workspace.person("lee").direct_messages) == 1
