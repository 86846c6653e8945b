"""R4: no date and no time at which somebody was, or was not, in our care."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_WHY = "A date or a time ties a person to what happened here."
_INSTEAD = "Leave out when anything happened."
_NOTICE = """
applications/deadline/residency/enrollment/tickets/sale/sales
honored/honoured/ranked/won/celebrated/opened/launched/raised/report/inspection/article/warning
alarm/outage/leak/fire/lockdown/storm/snow/donated/donate/donation/donors/festival/fair/gala/lecture/event/class/
    concert/5k/walk/parade
join/register/apply/register/celebrate/celebrated/celebrating/holiday/workshop/webinar/tour/tours/talk/talks/free/
    holding/exhibit/open_house/graduation/ceremony/award
reopen/reopens/reopened/closed/closes/closing/opens/opened/opening/until/begins/starts/started/scheduled/postponed/
    resume/resumes/rescheduled
update/press/briefing/statement/community/everyone/volunteers/vendor/breach/data/leaked/seminar/screening/
    drive_through/we_learned/crash/accident/residents/all_patients/visitors/scam/cyberattack/cybersecurity/recall/
    vote/survey/news/tv/television/channel/newspaper/letters/mailed/mailing/hotline/exposure/exposed/health_department/
    public_health/county
"""
_PERSONAL = """
<you>/<your>/<kin>/<person>/his/her/him ..12 was/were/had/did/saw/came/waited/told/describe/describes/described/
    arrived/experienced/said/called/spoke/remember/visited/left/had_to/got/were_told/happened
was/were/had/did/saw/came/told/happened/spoke/records/record/regret/sorry ..14 <you>/<your>/<kin>/<person>/his/her/him
our ~2 <staff>/er/phones/lab/nurses/emergency_department/shift ~1 was/were/had/did/remember/remembers
incident/event/encounter/interaction/situation/occurrence ..2 on/of/from/last
<staff>/team/shift/crew/er ..6 did/was/were/remember/remembers/worked/answered/had
i/we ~1 worked/was_on/were_on/was_there/was_working/covered
since/before/after/at/during/of the ~1 visit/appointment/stay/admission/surgery/procedure
what/who happened/occurred/worked/was_on/took_place
recall/remember/know/recalled/remembered ..6 night/day/evening/week/weekend/morning/shift
nurse/doctor/surgeon/physician/receptionist/clerk/provider/ambulance/ambulances/shift ..10 was/were/has/had/came/
    answered/did/spoken/worked
visit/stay/admission/records/charged/seen ..2 on/for/from/of/at
records/record/chart show/shows/indicate/indicates/a
"""

DATES = (
    Clause(
        "R4",
        _WHY,
        _INSTEAD,
        """
        last/past/previous/other <weekday>/<month>/night/week/weekend/month/year/winter/spring/summer/fall/autumn/
            thanksgiving/christmas/easter
        last/past <weekday>/<daytime>
        yesterday <daytime>?
        that night/day/evening/morning/afternoon/weekend/shift/sunday/monday/tuesday/wednesday/thursday/friday/saturday
        the night/day/evening/morning/week/shift/weekend <you>/of/in/that/when
        the other/same/following/previous/next day/night/morning/evening/week
        that/this_past <weekday>/<daytime>/weekend
        <number>/{\\d+}/few/couple days/weeks/months/years have/has passed/elapsed/gone
        <number>/{\\d+} ~3 minutes/hours ~1 passed/elapsed/went_by
        at the time <you>/of_your/she/he/they
        <number>/{\\d+} in the morning/afternoon/evening
        <number>/{\\d+}/few/couple day/days/week/weeks/month/months/year/years/night/nights ago
        earlier this/in/that week/month/year/morning/day/evening/the
        on/of/since/from/by/until/in/back <weekday>/<month> <daytime>/{\\d+\\w*}?
        on/of a/that/the <weekday>/<month> <daytime>?
        on/since/from/of the {\\d{1,2}(?:st|nd|rd|th)}
        <weekday> night/morning/evening/afternoon/shift
        night/morning/evening/afternoon/day of/on <weekday>/<month>/the ~1 {\\d*\\w*}?
        on/of/from/to/by/for/at/around {\\d{1,4}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?}
        {\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4}}
        <month> {\\d{1,2}(?:st|nd|rd|th)?} {\\d{4}}?
        {\\d{1,2}(?:st|nd|rd|th)?} of? <month>
        at/around/about/by/until/after/before {\\d{1,2}(?::\\d\\d)?} ?am/pm/o_clock
        at/around/about/by/until/after/before {\\d{1,2}(?::\\d\\d)?(?:am|pm)}
        at/around/about/by {\\d{1,2}:\\d\\d}
        in/of/since/during/back_in {(?:19|20)\\d\\d}
        over/during the? ~2 weekend/holiday/holidays
        <number>/{\\d+} day/days/week/weeks before/after/later/following/earlier
        in/back_in/during/early/late/mid/since the? spring/summer/fall/autumn/winter
        """,
        elsewhere="""
        no appointment necessary/needed/required
        one/the day/week of the
        may not/be/we/have/i/fall/come/feel/ask/take/help/also/contact/call/never/differ/require
        as of
        """,
        needs=_PERSONAL,
        unless=_NOTICE,
        blocks=(
            "On March 3rd our team was short-staffed.",
            "Last Tuesday was busy and you felt it.",
            "What happened on 11/14/2026 is known to us.",
        ),
        passes=(
            "Join us on Saturday, May 2, from 10 am.",
            "At 2:15 pm today, a fire alarm was triggered.",
            "Visiting hours are 9 to 5.",
        ),
    ),
    Clause(
        "R4",
        _WHY,
        _INSTEAD,
        """
        last <weekday>/night/week/weekend/evening
        yesterday
        that ~1 night/evening/morning/afternoon/weekend/shift/<weekday>
        the ~1 night/evening/morning/afternoon/weekend/day/shift of/<you>/in_question
        <number>/{\\d+} days/weeks/months/hours/nights ago
        earlier this week/month/year
        between {\\d{1,2}\\S*} and {\\d{1,2}\\S*}
        <weekday>/yesterday/sunday events/visit/wait/shift/incident/delay/delays/encounter/crowd/issue/issues/problem/
            situation/staffing/rush/volume
        sorry/regret/apologize/apologies about/for ~1 <weekday>/yesterday/last_night/last_week/that_night/that_day/
            the_other_night/the_other_day
        on/about <weekday>
        around/over/during/near/on the? easter/thanksgiving/christmas/new_year/new_years/labor_day/memorial_day/
            halloween/
            july_4th/fourth_of_july/super_bowl
        <weekday> the {\\d{1,2}(?:st|nd|rd|th)}
        on the {\\d{1,2}(?:st|nd|rd|th)}
        on? <month> {\\d{1,2}(?:st|nd|rd|th)?}
        """,
        elsewhere="may not/be/we/have/i/call/also",
        needs="""
        er/emergency_department/emergency_room/waiting_room/ambulance/ambulances/front_desk/our_phones/lab/unit/floor/
            mix_up/mixup/wait/delay/census/volume/capacity/short_staffed/understaffed/short_on_staff/staffing/beds/
            dentists/dentist/hygienist/nurses_were/doctors_were/nurse/doctor/team_was/staff_was/happened/occurred/
            took_place/over_capacity/reviewed/looked_into/looked_at/talked_with/spoken_with/sorry/apologize/
            trauma_bays/rooms_were/were_full/was_full/were_busy/was_busy/in_use/short/everyone_involved/physicians_were/
            doctors_on/nurses_on/people_out/waited/waiting/events/rough_night/slammed/swamped/on_duty/on_call/called_out
        """,
        unless=_NOTICE + "\nthank/thanks/congratulations/congrats/everybody/will/flu/hiring/new",
        blocks=("The evening of May 2, three ambulances came at once.", "That night the waiting room was full."),
        passes=("The emergency department closed to visitors yesterday.", "Last night our nurses won an award."),
    ),
    Clause(
        "R4",
        _WHY,
        _INSTEAD,
        """
        between/from ~1 arrival/check_in/triage/admission and/to/until ~1 discharge/departure/release/being/seen/
            treatment
        <you> ..3 from <weekday>/<month> until/to/through/till <weekday>/<month>
        <you> ..2 waited/were/was/stayed/spent/are/waiting/had/arrived/came/seen/wait ..5 <number>/{\\d+} ~1 minutes/
            minute/hours/hour/days/nights/weeks
        <you> ..2 arrived/came/left/checked_in/checked_out/were/signed_in/called/got_here ..4 at/by/before/after/
            around/until {\\d{1,2}(?::\\d\\d)?(?:am|pm)?}
        <you> ..5 within/in/under/after/less_than <number>/{\\d+} minutes/hours
        seen/treated/examined/admitted/roomed/triaged/discharged <you>? ..3 within/in/after/at <number>/
            {\\d+} minutes/hours/hour/min
        during/on/from that/the/<your> ~1 shift
        """,
        blocks=("You waited 42 minutes.", "You checked in at 8:15 a.m."),
        passes=("Our cafeteria is open at 7 am.",),
    ),
    Clause(
        "R4",
        "Una fecha o una hora ata a una persona a lo que pasó.",
        "No diga cuándo pasó nada.",
        """
        el/este/del <dia> ~1 pasado/anterior/en/por/a? la? noche/tarde/manana/madrugada?
        ayer/anoche/anteayer
        la/el semana/mes/noche/ano/fin_de_semana pasada/pasado/anterior
        hace <number>/{\\d+}/dos/tres/unos/unas/varios/varias/pocos/una/un dias/semanas/meses/semana/mes/ano/anos/dia
        el? {\\d{1,2}} de <mes>
        el dia {\\d{1,2}}
        """,
        needs="""
        <su>/usted/le
        paso/tuvimos/fue/estuvo/estaba/ocurrio/sucedio/vino/espero/habia/atendimos/describe/cuenta/ocurrido/hubo
        """,
        unless="""
        unase/feria/evento/abierto/abierta/clase/charla/inscribase/visitas/horario/taller/cerrado/cerrada
        """,
        blocks=("El martes pasado tuvimos mucha gente.", "Lo que pasó el 3 de marzo nos preocupa."),
        passes=("Únase a nosotros el sábado 2 de mayo.",),
    ),
)
