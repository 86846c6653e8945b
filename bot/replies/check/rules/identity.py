"""R5, as far as words tell: staff by title, ages, rooms, numbers of records. `contacts` and `names` find the rest."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_INSTEAD = "Leave it out; name an office from the approved contacts instead."

IDENTITY = (
    Clause(
        "R5",
        "An age points to a person.",
        _INSTEAD,
        """
        {\\d{1,3}} year/years/month/months/week/weeks old/olds
        {\\d{1,3}} yr/yo/y/o old?
        <number> year/month/week old
        aged/age {\\d{1,3}}
        in his/her/their/<your> twenties/thirties/forties/fifties/sixties/seventies/eighties/nineties
        {\\d{1,3}} anos de_edad?
        """,
        unless="""
        ages/screening/screenings/vaccine/vaccines/eligible/class/classes/join/over/hospital/campus/building/
            tradition/visitors/camp/recommended
        program/programs/birthday/today/auxiliary
        celebrate/celebrating/anniversary/history/served/serving/founded
        """,
        blocks=("A 72-year-old deserves respect.",),
        passes=("Screening is recommended from age 45.",),
    ),
    Clause(
        "R5",
        "A room or a bed points to a person.",
        _INSTEAD,
        """
        woman/man/patient/gentleman/lady/person/child/mother/father in {\\d{1,4}[a-z]?}
        room/rm/bed/bay/cubicle/unit/habitacion/cama number/no/#? {#?\\d{1,4}[a-z]?} !to/am/pm/beds/bed
        """,
        unless="lecture/class/meeting/conference/seminar/join/workshop/entrance/tour/meets",
        blocks=("The patient in room 412 was upset.",),
        passes=("The lecture is in room 12.",),
    ),
    Clause(
        "R5",
        "A number of a record, a case or an account points to a person.",
        _INSTEAD,
        """
        mrn/ssn/record/case/ticket/reference/file/account/claim/patient/member/confirmation/complaint/expediente/caso/
            policy/invoice !since/in/of/from/for/until/as ~1 number/no/id/is/#? {#?[a-z]{0,3}-?\\d[\\d-]{2,}}
        {#\\d{3,}}
        at {\\d{2,3}} ,? she/he/they/<you>/<your>/this
        dob/date_of_birth/birthdate/born ..2 {\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4}}
        ref/reference/case/ticket/file/complaint number/no/nr/id/is? {[.,]}? {[a-z]{1,4}}? {\\d{3,}}
        """,
        elsewhere="patient relations/experience/services/advocate/advocates/advocacy",
        blocks=("Case #77219 is being looked at.", "Patient number 40213 was seen."),
        passes=("St. Brigid is number 1 in the state.", "The number of Patient Relations is 555-0142."),
    ),
)
