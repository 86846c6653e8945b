"""R10: no question for health details, in public or by direct message."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_WHY = "It asks for health or personal details where they do not belong."
_INSTEAD = 'Ask for a call only: "Please call Patient Relations" and the approved number.'

ASKING = (
    Clause(
        "R10",
        _WHY,
        _INSTEAD,
        """
        <channel> ..8 <detail>
        <channel> ..6 <your> ~2 name/info/information/details/date/number/dob/id/story_and_name/case/contact/
            situation/concerns_and
        <channel> ..6 more about/details ~1 <your>/about/of/on ~1 <clinical>/<visit>/condition/happened/your/
            experience/health/what
        <channel> ..4 name/names of
        <channel> ..1 the/which/your ward/unit/floor/room/department/day/date/shift/doctor/nurse ..8
        <channel> ..3 what/anything happened
        <channel> ..4 photo/photos/picture/pictures/image/images/video/x_ray/scan of/to/so/and/from
        <channel> ..4 when/which/what/who/why/how <you>/your/doctor/nurse/department/symptoms/medication/procedure/
            unit/treated/day/date
        need/have/know/require/get <your> ~2 <detail>/name/dob/number/date/details
        have/need ..2 <detail> ..2 ready/handy/to
        <your> ~1 <detail> so_we/so_that/to_us/by_dm/in_a/via/please/below/here
        """,
        elsewhere="""
        do/does/will/please not ..2 <channel> ..8
        a/the/this/that list/note/comment/post/message/text/report/reply/form
        list/note/report of
        we/i will/can/could/also/always/have? <channel> ..6
        understand what happened
        <channel> ..8 with/to/by/over patient_relations/patient_advocate/our_advocates/phone/the_phone
        <channel> what <you> know with/by
        never/avoid/cannot/not/without/instead_of/leave/rather_than ..4 <channel>/sharing/posting/sending/
            sharing ..6 information/details/name/names/number/numbers/data
        ask/asks for/to ..4 details/information/numbers
        comment/post that/which/of
        tell_us what <you> think/want/like/love
        <channel> <your> ~1 feedback/thoughts/opinion/idea/ideas/question/questions
        """,
        unless="""
        never/do_not/cannot/not_ask/avoid/not_share/not_post/not_send/without/should_not
        resume/resumes/cv/application/survey/contest/giveaway/rsvp/newsletter/volunteer/scholarship
        """,
        blocks=("Please DM us your date of birth.", "Tell us what happened.", "Kindly provide your MRN."),
        passes=("Please do not send health details by direct message.", "Tell us what you think of the new lobby."),
    ),
    Clause(
        "R10",
        _WHY,
        _INSTEAD,
        """
        what/which/when/where/who/how/why ..2 did/were/was/are/is/do/have/had/does <you>/<your> ~2 <came>/<cared>/
            <clinical>/see/have/take/feel/visit/come/arrive/get/leave/receive/prescribed/diagnosed/wait/doing/feeling/
            pain/nurse/doctor/in/admitted/go/staying/going/coping/healing
        what/which ~1 <clinical>/doctor/nurse/department/unit/floor/physician/provider/clinic/location/date/day/time/
            room did/were/was/are/do/have/treated/saw/is <you>/<your>/it/this?
        ^ do/did/have/are/were <you> ..4 health/medical problems/problem/issues/issue/conditions/condition/history ..8 ?
        who was/is/were <your>/the/treating
        when/where/how/why/what was/is/are/were/did <your>/<you> ~2 <visit>/<clinical>/surgery/appointment
        when/where did/was this/it/that happen/occur/visit/your
        ^ what/which/when/where/who/whose/why is/are/was/were/brought/did/made/happened ..3 <you>/<your> ..10 ?
        ^ have/has/is/are/did/do/does/was/were the/your/it/they/any ..3 <clinical> ..6 ?
        would <you> mind ..1 telling/sharing/sending/giving/describing/providing
        let us know how/when/if/whether/what/which/where/your <you>/<your>/is/are/happened/doctor/nurse
        let us know <your> ~2 name/date/dob/doctor/nurse/number/information/info
        how old/heavy/tall is/was/are/were ~1 the/your/<you>/<kin>/patient/she/he/child
        what is/was/were/are the/your/her/his ~1 condition/problem/issue/complaint/illness/injury
        what symptoms/medication/medications/medicine/procedure/diagnosis/happened
        ^ did/does/do they/he/she/anyone/the_doctor/the_nurse/your_doctor/somebody/someone ..10 ?
        ^ who was/is the/on/your ..8 ?
        ^ did/have/had <you> ~2 noticed/felt/tried/experienced/finished/started/stopped/missed/gone/had/taken ..5 ?
        ^ did/have/had <you> ~2 have/see/get/take/visit/come/speak/receive/tell/ask/call/been
        ^ were/was/are/did/have/do/had/is <you>/<your> ~2 admitted/having/still/in/experiencing/seen/treated/taking/
            diagnosed/complete/receive/pain/feeling/discharged/prescribed/pregnant/allergic/a_patient/visit/come
        ^ can/could/would/will <you> ..3 describe/tell/share/provide/send/confirm/give/explain/elaborate/
            clarify ..5 <detail>/<clinical>/happened/went/experience/doctor/nurse/when/which/who/visit/date/more
        how bad/severe/long/often/painful/strong ..3 <condition>/symptoms/pain/<you>
        how are <you> feeling/doing/recovering/healing/now
        how is/was/are/has/did <your> ~1 recovery/pain/stay/visit/son/daughter/mother/father/baby/wound/knee/treatment
        describe the/your/any ~1 pain/symptoms/problem/condition/reaction/issue
        how long/many/often/much ..2 has/have/had/did/does/do/were/was ..6 ?
        are/is <you>/<kin>/he/she ~1 on/taking any/a/the ..4 ?
        what kind/type/stage/sort of/is ~1 <clinical>
        what seems/appears to_be
        any ~1 <condition>/symptoms/discharge/swelling/side_effects ..4 ?
        what <you>/he/she ~1 were/was ~1 treated/in_for/admitted/seen/there
        """,
        unless="""
        what <you> think/would_like/want
        have/had <you> seen/heard/met/had_a_chance
        <you> see_our/see_the
        question/questions about/for
        looking_for/job/apply/volunteer/team/nurse_looking/lecture/event/attend
        """,
        blocks=("What medication were you given?", "Were you admitted?", "How is your recovery going?"),
        passes=("Are you a nurse looking for a new home?", "Would you be willing to talk with us?", "How can we help?"),
    ),
    Clause(
        "R10",
        "Pide datos de salud o personales donde no corresponde.",
        '"Puede llamar a" y el contacto aprobado.',
        """
        envienos/mandenos/escribanos/diganos/cuentenos/comparta/proporcione/indiquenos/envie/mande/deje/denos/
            facilitenos ..6 <dato>
        que/cuales sintomas/medicamento/medicamentos/diagnostico/operacion/tratamiento/medico/doctor
        cuando/donde fue/estuvo/vino/ingreso ..1 usted/atendido/su
        como sigue/va/esta ..1 su/usted/de_su
        cuentenos/diganos ..2 que paso/ocurrio
        """,
        unless="no_publique/no_comparta/no_envie/nunca/opina/opine/curriculum",
        blocks=("Envíenos su fecha de nacimiento.", "¿Qué síntomas tiene?"),
        passes=("Por favor, no publique aquí datos de salud.",),
    ),
)
