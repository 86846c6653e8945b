"""Every fault of oncall.yaml names its line, its key and the cure."""

from collections.abc import Callable

import pytest

Faults = Callable[..., tuple[str, ...]]

TEAM = """people:
  - {id: dana, name: Dana Whitfield, slack: U0DANA001}
  - {id: lee, name: Lee Park, slack: U0LEE0001, addresses: {sms: LEE_SMS_URL}}
schedules:
  duty: {layers: [{people: [dana, lee], start: 2026-01-05}]}
"""
LAYER = "people: [dana], start: 2026-01-05"


def schedule(layer: str, more: str = "") -> str:
    return f"{TEAM}  nights:\n    {more or 'name: Nights'}\n    layers:\n      - {{{layer}}}\n"


def policy(step: str, more: str = "") -> str:
    return f"{TEAM}policies:\n  crisis:\n    steps:\n      - {{{step}}}\n{more}"


def only(faults: Faults, oncall: str, **others: str) -> str:
    (found,) = faults(oncall=oncall, **others)
    return found


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        ("people: [], start: 2026-01-05", "people has no entries: write one below it, beginning with a dash"),
        ("start: 2026-01-05", "people is missing: write people: [dana, lee]"),
        ("people: [dna], start: 2026-01-05", "'dna' is not among the people of this file: write dana"),
        ("people: [dana]", "start is missing: write start: 2026-01-05"),
        ("people: [dana], start: Monday", "start is not a day: 'Monday': write year-month-day"),
        (f"{LAYER}, rotate: sometimes", "rotate may not be 'sometimes': write daily, weekly, or a number of days"),
        (f"{LAYER}, rotate: 0d", "rotate may not be '0d': write daily, weekly"),
        (f"{LAYER}, handoff: 9am", "handoff is no time of day: '9am': write hours and minutes, from 00:00 to 24:00"),
        (f"{LAYER}, handoff: '25:00'", "handoff is no time of day: '25:00'"),
        (
            f"{LAYER}, only: {{days: [someday]}}",
            "days has no weekday 'someday': write weekdays such as mon, sat or mon",
        ),
        (f"{LAYER}, only: {{from: 08:00}}", "only has only one end of its hours, until is missing: write both"),
        (
            f"{LAYER}, only: {{from: 08:00, until: 8:00}}",
            "only is empty: it starts and ends at 08:00: write two different hours, or leave both out",
        ),
        (f"{LAYER}, only: {{at_least: high}}", "'at_least' is no key here: the keys here are days, from and until"),
    ],
)
def test_what_a_layer_may_not_be(faults: Faults, layer: str, sentence: str) -> None:
    """The line is that of the layer, and the schedule is named."""
    assert only(faults, schedule(layer)).startswith(f"oncall.yaml:9: schedule nights: {sentence}")


def test_a_schedule_needs_layers(faults: Faults) -> None:
    """An empty one would have nobody on call, ever."""
    found = only(faults, f"{TEAM}  nights: {{layers: []}}\n")

    assert found.startswith("oncall.yaml:6: schedule nights: layers has no entries: write one below it")


def test_a_zone_must_be_known(faults: Faults) -> None:
    """The nearest is offered."""
    found = only(faults, schedule(LAYER, "timezone: America/New_Yrok"))

    assert found.startswith("oncall.yaml:7: schedule nights: timezone may not be 'America/New_Yrok': write a time zone")
    assert found.endswith("America/New_York")


@pytest.mark.parametrize("zone_in", ["schedule", "routing"])
def test_a_rotation_starts_at_a_moment_that_there_is(faults: Faults, zone_in: str) -> None:
    """On 8 March 2026 New York's clocks skip 02:30, wherever the zone is named."""
    zone = "timezone: America/New_York"
    oncall = schedule("people: [dana], start: 2026-03-08, handoff: 02:30", zone if zone_in == "schedule" else "")
    routing = {"routing": f"{zone}\n"} if zone_in == "routing" else {}

    assert only(faults, oncall, **routing) == (
        "oncall.yaml:9: schedule nights: start: there is no 02:30 on 2026-03-08 in America/New_York, "
        "where the clocks change: write another day, or handoff: 03:00"
    )


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("after: 5m", "tell is missing: write tell: [schedule: pr-duty, dana]"),
        ("tell: []", "tell has no entries: write one below it"),
        ("tell: dana", "tell must be a list: write it in brackets: [dana]"),
        ("tell: [dan]", "'dan' is not among the people of this file: write dana"),
        ("tell: ['schedule': dut]", "'dut' is not among the schedules of this file: write duty"),
        ("tell: [duty]", "'duty' is a schedule, not a person: write schedule: duty"),
        ("tell: [schedul: duty]", "entry 1 of tell has 'schedul', which nobody can be told by: write schedule"),
        ("tell: [{schedule: duty, channel: a}]", "entry 1 of tell must be one person, schedule, group or channel"),
        ("tell: [group: nurses]", "entry 1 of tell may not be 'nurses': write the ID of a Slack user group"),
        ("tell: [channel: The Room]", "entry 1 of tell may not be 'The Room': write the channel's name"),
        ("tell: [dana], after: soon", "after is not a time span: 'soon': write a number with s, m, h or d"),
        ("tell: [dana], by: [pigeon]", "entry 1 of by may not be 'pigeon': write "),
        ("tell: [dana], by: []", "by has no entries"),
        ("tell: [dana], only: {at_least: hgh}", "at_least may not be 'hgh': write high"),
        (
            "tell: [dana, lee], by: [sms]",
            "'dana' has no address for sms: add addresses: with sms: NAME_OF_A_VARIABLE to dana, or take sms out",
        ),
        ("tell: [schedule: duty], by: [sms]", "'dana' has no address for sms"),
        (
            "tell: [group: S0PRTEAM1, channel: crisis-room], by: [dm, call]",
            "nobody whom this step tells can have an address for call: name a person or a schedule",
        ),
    ],
)
def test_what_a_step_may_not_be(faults: Faults, step: str, sentence: str) -> None:
    """The line is that of the step, and the policy is named."""
    assert only(faults, policy(step)).startswith(f"oncall.yaml:9: policy crisis: {sentence}")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("    repeat: 99\n", "10: policy crisis: repeat may not be '99': write a whole number from 0 to 20"),
        ("    repeat: 2\n", "7: policy crisis: crisis repeats its steps without any wait: give a step an after"),
        ("    confirm_after: 0m\n", "10: policy crisis: confirm_after is shorter than a minute: write 1m or more"),
        ("    timezone: Chicago\n", "10: policy crisis: timezone may not be 'Chicago': write a time zone by its place"),
        ("    last_resort: {tell: [sam]}\n", "10: policy crisis: 'sam' is not among the people of this file: write "),
        ("    last_resort: {by: [dm]}\n", "10: policy crisis: tell is missing"),
        (
            "    tell: [dana]\n",
            "10: policy crisis: 'tell' is no key here: the keys here are steps, repeat, last_resort",
        ),
    ],
)
def test_what_a_policy_may_not_be(faults: Faults, more: str, sentence: str) -> None:
    """Its last resort is checked like a step."""
    assert only(faults, policy("tell: [lee]", more)).startswith(f"oncall.yaml:{sentence}")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("roles: {boss: {people: [dana]}}\n", "6: 'boss' is no key here: the keys here are viewers, responders, leads"),
        ("roles: {leads: {people: [dna]}}\n", "6: 'dna' is not among the people of this file: write dana"),
        (
            "roles: {leads: {groups: [nurses]}}\n",
            "6: entry 1 of groups may not be 'nurses': write the ID of a Slack us",
        ),
        ("roles: {channel_members: respondr}\n", "6: channel_members may not be 'respondr': write responder"),
        ("quiet_hours: {from: 20:00, until: 07:00}\n", "6: below is missing: write below: high"),
        ("quiet_hours: {from: 20:00, below: high}\n", "6: quiet_hours has only one end of its hours, until is missing"),
        ("quiet_hours: {below: high}\n", "6: quiet_hours never ends: write its hours: from and until"),
        ("business_hours: {days: [mon-fry]}\n", "6: days has no weekday 'mon-fry': write weekdays such as mon"),
    ],
)
def test_what_roles_and_hours_may_not_be(faults: Faults, more: str, sentence: str) -> None:
    """They stand at the top of the file."""
    assert only(faults, f"{TEAM}{more}").startswith(f"oncall.yaml:{sentence}")


def test_an_address_is_named_and_never_written(faults: Faults) -> None:
    """It would be a secret in a file that everybody reads, so the sentence does not repeat it."""
    secret = "twilio://account:token@+15550142"

    found = only(faults, TEAM.replace("LEE_SMS_URL", f"'{secret}'"))

    assert found.startswith("oncall.yaml:3: person lee: sms is not the name of an environment variable")
    assert secret not in found


def test_one_fault_hides_no_other(faults: Faults) -> None:
    """All of them are told at once."""
    found = faults(oncall=policy("tell: [dan], after: soon, by: [pigeon]"))

    assert len(found) == 3
