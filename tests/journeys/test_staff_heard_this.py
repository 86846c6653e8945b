"""Somebody of the team has heard or read something: it becomes an alert like any other."""

from __future__ import annotations

from hospital import Hospital
from workspace import StoryModal

from bot.domain.severity import Severity
from bot.slack import ids

SAID = "A man at the bus stop says Dr. Voss sends people home &amp; does not look &lt;at them&gt; <https://town.example/1|here>"
LINK = "https://town.example/news/ambulances"


def reports(hospital: Hospital, by: str = "sam") -> StoryModal:
    person = hospital.workspace.person(by)
    person.runs_shortcut(ids.REPORT_LINK)
    return person.expect_modal("Open an alert")


def test_an_alert_from_a_message(hospital: Hospital) -> None:
    """Sam wrote what a man said: Lee opens an alert from it; the history names him, and twice is one."""
    message = hospital.workspace.channel("campaigns").say(SAID, by="sam")
    lee = hospital.workspace.person("lee")

    with hospital.listening():
        lee.runs_shortcut(ids.REPORT_MESSAGE, on=message)
        form = lee.expect_modal("Open an alert")
        form.fill({"What is it about?": "St. Brigid by its full name", "How grave is it?": "🔴 High"})
        assert form.submit()
        lee.expect_whisper("Opened alert 1")
        hospital.works()
        alert = hospital.workspace.channel("reputation").expect_alert("bus stop")
        lee.runs_shortcut(ids.REPORT_MESSAGE, on=message)
        again = lee.expect_modal("Open an alert")
        again.fill({"What is it about?": "St. Brigid by its full name"})
        assert again.submit()
        lee.expect_whisper("There is alert 1 about it already")

    assert "does not look <at them> here" in alert.text
    assert "Lee Park opened it" in alert.text
    assert "Post in staff" in alert.text
    assert hospital.store.alert(1).severity is Severity.HIGH
    assert len(hospital.store.alerts()) == 1


def test_an_alert_from_a_link(hospital: Hospital) -> None:
    """A page that no source reads: its thread leads there; what is missing is said beside its field."""
    with hospital.listening():
        form = reports(hospital)
        assert not form.submit()
        form.fill({"What is it about?": "St. Brigid by its full name", "Link": "no address"})
        assert not form.submit()
        assert form.errors == {"Link": "This is no web address. Write it as https://..."}
        form.fill({"Link": LINK, "What was heard": "Ambulances wait outside"})
        assert form.submit()
        hospital.workspace.person("sam").expect_direct_message("Opened alert 1")
        hospital.works()
        alert = hospital.workspace.channel("reputation").expect_alert("Ambulances wait outside")

    assert LINK in str(alert.blocks)
    assert "Open on town.example" in alert.text


def test_what_the_bot_knows_by_its_link_is_not_opened_again(hospital: Hospital) -> None:
    """A source has read it before: the person is led to that alert."""
    hospital.alert_about("Ambulances wait outside St. Brigid Medical Center", url=LINK)

    with hospital.listening():
        form = reports(hospital)
        form.fill({"What is it about?": "St. Brigid by its full name", "Link": f"{LINK}?utm_source=x"})
        assert form.submit()
        hospital.workspace.person("sam").expect_direct_message("There is alert 1 about it already")

    assert len(hospital.store.alerts()) == 1


def test_a_guest_opens_nothing(hospital: Hospital) -> None:
    """The form says why."""
    with hospital.listening():
        person = hospital.workspace.person("gail")
        person.runs_shortcut(ids.REPORT_LINK)
        person.modal.expect_shows("guests can read alerts")

    assert hospital.store.alerts() == []
