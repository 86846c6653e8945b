"""The contract of `Store`: proposals, and questions about rules and links."""

from dataclasses import replace

import pytest
from store_samples import DAY, EXECUTIVE, MATCH, MINUTE, NOW, VERDICT, alert, mention, opened, settled, stored

from bot.domain.alert import State
from bot.domain.proposal import Proposal, ProposalState
from bot.errors import UnknownProposalError
from bot.ports import Outcome, Store

QUERY = '("St. Brigid" OR SBMC) ward'
LINK = "https://herald.example/story?id=7"


def a_proposal(alert_id: int, **fields: object) -> Proposal:
    given = {
        "id": 0,
        "alert_id": alert_id,
        "rule_id": "st-brigid",
        "exclusion": '"choir"',
        "query": QUERY,
        "edited": f'{QUERY} -"choir"',
        "who": "U0DANA001",
        "at": NOW,
        "matched": 120,
        "removed": 4,
        "real": 1,
    }
    return Proposal(**(given | fields))


def judged(store: Store, external_id: str, state: State = State.OPEN, match: object = MATCH) -> int:
    """A matched mention with an alert of its own in this state."""
    lead = stored(store, external_id)
    place = store.new_alert(alert(lead.id, state=state))
    store.settle_mention(lead, Outcome.ALERTED, "it names us", NOW, alert_id=place.id, matches=[match], verdict=VERDICT)
    return lead.id


def test_a_proposal_comes_back_as_it_was(store: Store) -> None:
    """Under the id that the store gave it."""
    place = opened(store)

    kept = store.add_proposal(a_proposal(place.id, id=99))

    assert kept == a_proposal(place.id, id=kept.id)
    assert store.proposal(kept.id) == kept
    assert store.proposals() == [kept]


def test_an_unknown_proposal_is_named(store: Store) -> None:
    """Asking for it says where to look."""
    with pytest.raises(UnknownProposalError, match=r"proposal 404: no proposal has this id .*--all"):
        store.proposal(404)


@pytest.mark.parametrize("state", [ProposalState.APPLIED, ProposalState.REJECTED])
def test_a_proposal_is_decided_once(store: Store, state: ProposalState) -> None:
    """Whoever is second changes nothing."""
    kept = store.add_proposal(a_proposal(opened(store).id))

    first = store.decide_proposal(kept.id, state, "U0SAM0001", NOW + DAY)
    second = store.decide_proposal(kept.id, ProposalState.APPLIED, "U0LEE0001", NOW + 2 * DAY)

    assert (first, second) == (True, False)
    decided = replace(kept, state=state, decided_by="U0SAM0001", decided_at=NOW + DAY)
    assert store.proposals() == []
    assert store.proposals(open_only=False) == [decided]


def test_nothing_is_decided_about_an_unknown_proposal(store: Store) -> None:
    """False, and no error: a list may be old."""
    assert not store.decide_proposal(404, ProposalState.APPLIED, "U0SAM0001", NOW)


def test_the_newest_proposals_are_listed_oldest_first(store: Store) -> None:
    """A limit keeps the newest."""
    place = opened(store)
    kept = [store.add_proposal(a_proposal(place.id, exclusion=f"#tag{number}")) for number in range(3)]

    assert store.proposals() == kept
    assert store.proposals(limit=2) == kept[1:]


def test_what_a_rule_matched_comes_with_its_alert(store: Store) -> None:
    """Newest first; other rules' mentions are not among it."""
    first = judged(store, "1", State.RESOLVED)
    judged(store, "2", match=EXECUTIVE)
    last = judged(store, "3", State.DISMISSED)

    found = store.matched_since("st-brigid", NOW - DAY, 10)

    assert [(one.judged.stored.id, one.state) for one in found] == [(last, State.DISMISSED), (first, State.RESOLVED)]
    assert found[0].judged == store.judged(last)
    assert found[0].alert_id == store.judged(last).stored.alert_id


def test_what_a_rule_matched_is_bounded(store: Store) -> None:
    """By a time and by a number."""
    for number in range(3):
        judged(store, str(number))

    assert len(store.matched_since("st-brigid", NOW, 2)) == 2
    assert store.matched_since("st-brigid", NOW + MINUTE, 2) == []
    assert store.matched_since("nobody", NOW - DAY, 2) == []


def test_the_fate_of_a_link(store: Store) -> None:
    """Scheme, `www.` and campaign parameters do not matter."""
    lead = stored(store, "1", url=f"{LINK}&utm_source=feed")
    settled(store, lead, store.new_alert(alert(lead.id)).id)

    [fate] = store.fates("http://www.herald.example/story?id=7&fbclid=x", [], 5)

    assert (fate.stored.id, fate.outcome, fate.reason) == (lead.id, Outcome.ALERTED, "it names the hospital")
    assert (fate.found_by, fate.settled_at, fate.edited_at) == ("x", NOW, None)


def test_the_fate_of_an_id(store: Store) -> None:
    """What no rule matched is found as well."""
    lead = stored(store, "1790000000001")
    store.settle_mention(lead, Outcome.UNMATCHED, "no rule matches", NOW)

    [fate] = store.fates("https://x.com/i/status/1790000000001", ["1790000000001"], 5)

    assert (fate.stored.id, fate.outcome, fate.reason) == (lead.id, Outcome.UNMATCHED, "no rule matches")


def test_the_fate_of_what_waits(store: Store) -> None:
    """Before intake a mention is found by link and by id; no outcome says that it waits."""
    lead = stored(store, "17900001", url=LINK)

    assert [fate.stored.id for fate in store.fates(LINK, [], 5)] == [lead.id]
    assert [fate.outcome for fate in store.fates("", ["17900001"], 5)] == [None]


def test_an_edited_mention_says_so(store: Store) -> None:
    """It waits anew, and was settled no longer."""
    lead = stored(store, "1", url=LINK)
    store.settle_mention(lead, Outcome.UNMATCHED, "no rule matches", NOW)

    store.add_page("x", [mention("1", "another text", url=LINK)], "", NOW + MINUTE)

    [fate] = store.fates(LINK, [], 5)
    assert (fate.outcome, fate.edited_at, fate.stored.revision) == (None, NOW + MINUTE, 2)


def test_the_newest_fates_come_first(store: Store) -> None:
    """Two sources may return one link; an unknown link has no fate."""
    for number in range(3):
        lead = stored(store, str(number), url=LINK)
        store.settle_mention(lead, Outcome.UNMATCHED, "no rule matches", NOW)

    found = [fate.stored.mention.external_id for fate in store.fates(LINK, [], 2)]

    assert found == ["2", "1"]
    assert store.fates("https://herald.example/other", ["9"], 5) == []
    assert store.fates("", [], 5) == []
