"""R1 without a `you`: what tells of one person, one event or one deed says as much as what speaks to the writer."""

from __future__ import annotations

from bot.replies.check.clause import Clause
from bot.replies.check.rules.care import INSTEAD

_EVERYBODY = """
all/every/each/everyone/everybody/anyone/anybody/any/always/usually/often/patients/people/visitors/families/guests/
    community/public/residents/neighbors/county/city/state/students/children/kids/thousands/hundreds/many/who
"""
_NEWS = """
storm/snow/outage/power/fire/alarm/police/lockdown/garage/parking/elevator/elevators/website/portal/phone_lines/phones/
    systems/system/data/breach/network/computers/water/gas_leak/smoke/evacuated/evacuation/scene/building/lobby/crash/
    injuries/year/decade/{\\d{3,}}/news/tv/television/ambulances/press/reporters/briefing/statement/investigation/
    investigators/authorities/update/updates
join/award/awards/awarded/honored/honoured/ranked/recognized/named/celebrate/celebrated/celebrating/volunteered/donated/
    raised/race/walk/fair/festival/gala/concert/lecture/class/event/graduates/graduation/degree/retire/retired/retiring/
    retirement/career/scholarship/book/article/interview/podcast/video/photo/picture/story/stories/song/mural/art
opened/opens/launched/hired/hiring/promoted/elected/appointed/ceo/president/board/mayor/senator/governor/
    congratulations/
    congrats/birthday/anniversary/founded/founder/saint/history
"""
EVENTS = (
    Clause(
        "R1",
        "It speaks of one person as of somebody who was here.",
        INSTEAD,
        "he/she/him/her/his/hers/herself/himself",
        elsewhere="""
        he/his/him or she/her/hers
        let/tell/thank/ask/pass_it_on_to/pass_this_on_to/hear_from him/her ..2
        """,
        needs="""
        <past>/was/were/did/been/has/had/<visit>/<department>/<clinical>/<money>/<record>/<doctor_of>/<bodypart>/family
        """,
        unless=_NEWS,
        blocks=("Her vital signs were watched all night.", "We told him and his wife that he was next."),
        passes=("We will be sure to tell her.", "Each nurse brings his or her own gifts."),
    ),
    Clause(
        "R1",
        "It tells of one event as of something that was so.",
        INSTEAD,
        """
        the/this/that/these/those/such !<your> ~2 <occasion> ~3 <adv>? was/were/had/has_been/took/lasted/went/resulted/
            did/
            could/started/ended/began/came/got/ran/required/involved/exceeded/followed/remained/changed
        """,
        elsewhere="""
        patient information/data/records/safety/experience/relations/privacy/portal/rights/satisfaction
        this/that/the claim/rumor/rumour/story/question/post/message/video ~2 has_been/is/was going/circulating/making/
            shared/doing/around
        """,
        unless=_EVERYBODY + _NEWS,
        blocks=("The appointment was moved once.", "That conversation took place at the front desk."),
        passes=("The appointment line is open until five.", "The delay was caused by the power outage."),
    ),
    Clause(
        "R1",
        "It speaks of one person as of somebody who was here.",
        INSTEAD,
        """
        the/this/that !any/every/each/no/a/all/some/whether ~2 <someone> in_question/involved/mentioned/pictured/
            concerned <adv>? did/was/is/has/had/came/
            never/
            <past>
        the/this/that !any/every/each/no/a/all/some/whether ~2 <someone> ~3 <adv>? <past>/were/was/is/are/has/had/have/
            did/came/waited
        the/this/that/a !any/every/each/no/a/all/some/whether ~2 <someone> ~3 was/were/is/has_been/
            had_been <adv>? <cared>
        the/this/that patient and/or ~2 <someone>/<kin>/family ~1 was/were/had/did/are/is/received/got
        thank/thanks/grateful ..2 for/about the/this/that ~1 visit/stay/admission
        author/writer/poster/reviewer of/behind this/the/that ~1 <review> ~2 was/were/is/has/had/came/left/never
        was/were/being/got turned away because/at/by/from/for/when
        for/after being/having_been <cared> in/at/by/here
        call/calls/called in/in_the order
        the/this/that patient <condition>/history/chart/file/records/condition/wishes/needs/family/mother/father/
            care/room/case/doctor/nurse/medication/behavior
        """,
        elsewhere="""
        patient information/data/records/safety/experience/relations/privacy/portal/rights/satisfaction
        this/that/the claim/rumor/rumour/story/question/post/message/video ~2 has_been/is/was going/circulating/
            making/shared/
            doing/around
        <your> ~1 family is/are going_through/feeling/facing/living_through/grieving
        if/when/unless/whether the patient
        nobody/no_one/anyone/anybody/everyone is/was ~1 turned away
        for/before/until/to being seen by a/an/our
        not be turned away
        the person who/on/at/answering
        """,
        unless=_NEWS
        + "\nevery/all/patients/anyone/arrested/charged/suspect/custody/deceased/victim/victims/employee/officer",
        blocks=("The individual left before noon.", "The patient's wishes were respected."),
        passes=("The patient experience team reads this.", "The person who answers the phone can help."),
    ),
    Clause(
        "R1",
        "It tells what our people did in one case.",
        INSTEAD,
        """
        our/the/those/these/two/three/both/one_of_our/several/my/a ~2 <workers> on_call/on_duty/on_shift/in_charge/
            involved/there? <adv>? <dealt>
        """,
        elsewhere="<workers> made/left/make a/such_a ~2 impression/difference/mark",
        unless=_EVERYBODY + _NEWS,
        blocks=("Our nurses checked on the hour.", "The front desk explained the form twice."),
        passes=("Our nurses raised $500 for the shelter.", "Our nurses cared for 40,000 people last year."),
    ),
)
