"""R8: no apology to one person that admits what happened."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_INSTEAD = '"We are sorry to hear this" or "We regret any frustration", and nothing about what happened.'

APOLOGY = (
    Clause(
        "R8",
        "The apology admits what happened to this person.",
        _INSTEAD,
        """
        <sorry> ..8 <you>/<your>
        <sorry> ..2 we/i could_not/did_not/were/was/had/failed/took/kept/lost/missed/made/let/gave/are_late/could/
            forgot
        <sorry> ..6 <failed>
        <sorry> ..6 our/the/a/one_of_our ~2 <staff>
        <sorry> ..4 the/this/our/a/that ~2 mistake/mistakes/error/errors/mix_up/mixup/mishap/incident/negligence/
            oversight/failure/breakdown/loss/death/passing/way/wait/delay/delays/treatment/behavior/behaviour/neglect/
            pain/suffering/injury/harm/rudeness/attitude/miscommunication/billing/misdiagnosis/lapse/trauma/
            misunderstanding/ordeal
        <sorry> ..3 how/what happened/<you>/occurred/our/the/went/we
        <sorry> ..5 no_one/nobody/our_staff/they/we/it/things/someone ..1 called/listened/came/answered/helped/told/
            explained/happened/went/took/ended/turned/hurt/let
        <sorry> for/about the wrong/incorrect/missing/lost/late ~1 <clinical>/<money>/tooth/patient/meal/room/chart
        blame/responsible/responsibility for the ~1 delay/wait/error/mistake/outcome/way
        <sorry> ~2 losing/loss/passing/death
        <sorry> for the long/lengthy/poor/bad/terrible/horrible/awful/rude/lack/slow/dirty
        """,
        elsewhere="""
        <sorry> to hear/read/learn/see this/that/it/of/about/from? this/that/it/the? ~1 concern/concerns/frustration/
            disappointment/feedback
        <sorry> to hear/read/learn/see <your> ~1 <review>/message/words/comments/story/note/thoughts/email
        <sorry> <you> ~2 have not been? able to reach/get_through/find/log_in/sign_in/open/contact/connect/book/register
        <sorry> ..2 <you> ~2 not been? able to reach/get_through/find/log_in/sign_in/open/contact/connect/book/register
        <sorry> ..2 <you> could_not/cannot/can_not reach/get_through/find/log_in/sign_in/open/contact/connect
        <sorry> ~2 for/about the/any/all ~1 distress/pain/worry/grief/upset/stress/hurt <you>/<your> ~2 are/is/
            must_be/may_be
        <sorry> ..1 that? this/it/that is how <you> feel/felt
        <sorry> for/about the ~1 pain/hurt/distress/anger/worry/grief behind/in these/your/this/such ~1 words/post/
            message/story
        <sorry> ..1 for/about what <you>/<your> ~1 family? are/is facing/going_through/feeling
        <sorry> to hear/read/learn/see of/about the/any/some/this ~1 wait/delay/trouble/confusion/difficulty/
            difficulties/
            problem/problems/issue/issues/inconvenience/mix_up/frustration
        <sorry> to hear/read/learn/see this/that/it !you/your/the/our/she/he/they
        <sorry> to hear/read/learn/see that <you> feel/are/felt
        <sorry> to hear/read/learn/see that? <you> were ~1 disappointed/frustrated/unhappy/upset/dissatisfied/let_down/
            not_satisfied
        <sorry> that? <you> feel/are_feeling/felt/are_upset/are_disappointed/are_unhappy/are_frustrated/
            were_disappointed/are_not_satisfied/do_not_feel/are_dissatisfied
        <sorry> ..4 any/all inconvenience/frustration/confusion/disappointment/distress/concern/trouble/worry/concerns
        <sorry> ..6 <your> ~1 experience/expectations/frustration/disappointment/concern/concerns/feedback/
            dissatisfaction
        <sorry> ..6 <you> ~1 had/have/had_to a/an/such ~2 experience/impression
        <sorry> ..4 for/about the inconvenience/confusion/frustration/trouble/disappointment/typo/wrong_link/
            short_notice/disruption/noise/outage
        <sorry> ..6 cannot/can_not/unable/not_able/could_not ..2 discuss/say/comment/share/go/answer/respond/help/
            talk/reply/speak
        <sorry> ..4 concern/concerns/issues/frustrations/difficulties/what ~1 <you> describe/raise/mention/share/
            have_shared/shared/raised/described/mentioned
        <sorry> ..3 delay/wait/slow/late in/of/with/our? ~1 answering/responding/replying/getting_back/reply/response/
            answer
        <sorry> we/i missed this/your/the ~1 message/question/comment/call/.?
        <sorry> ,? but/and/please/privacy
        <you> ..3 accept/forgive ..1 our/my
        """,
        unless="""
        everyone/anyone/everybody/neighbors/community/guests/drivers/callers/candidates/applicants/recruiters/interview/
            application/hr
        interest in working/joining
        phone_lines/phone_system/website/parking/garage/elevator/elevators/roadwork/construction/noise/portal_is/sign
        """,
        blocks=(
            "We are sorry your surgery went wrong.",
            "We apologize for the mistake.",
            "Sorry for the long wait you had!",
        ),
        passes=("We are sorry to hear this.", "We regret any frustration.", "We're sorry that you feel this way."),
    ),
    Clause(
        "R8",
        "It admits a fault towards this person.",
        _INSTEAD,
        """
        we/i/our_staff/our_team/they/the_team/our_nurse/our_nurses/our_doctors/our_hospital <adv>? let/failed/wronged/
            hurt/mistreated/neglected/disappointed/harmed <you>/<your>
        <failed> here/badly/and/with/in/by/on
        we made/make a/an/several/some ~1 mistake/mistakes/error/errors
        we messed/screwed ~1 up
        <staff>/i/we ~1 feel/feels/felt terrible/awful/horrible/bad/sick about/for/that
        what they/we/she/he/our_nurse did to/wrong/.
        failings/shortcomings/lapses ..3 <you>/experienced/in_your
        our/the/my/your ~2 <workers>/we/i/somebody/someone should/could/ought not? ~1 have ~1 {\\w{3,}ed}/been/known/
            seen/told/caught/given/done/let/had/kept
        we/i/somebody/someone should/ought not? to? ~1 have ~1 {\\w{3,}ed}/been/known/seen/told/caught/given/done
        it was wrong/careless/thoughtless/unprofessional of us/our/the
        wrong of us
        we/i/they/our_staff/our_team did not ~1 listen/believe/check/act/notice/answer/respond/call_back/follow_up/
            explain
        heartbroken/devastated/saddened/crushed ..3 loss/death/passing of <your>/the
        no excuse
        inexcusable/unforgivable/unacceptable_that_you/unacceptable_that_your
        our failure/mistake/error/negligence to/in/was/is/led/caused
        we/i <adv>? made/have_made/are_making a/some ~2 mistake/mistakes/error
        ashamed/embarrassed/mortified/horrified of/by/at/that/about ..6
        our/my/the_hospital ~1 fault/mistake/error/bad/negligence
        should/could/must not/never have happened/had_to/been/occurred/gone/waited/experienced/felt/taken/put
        <you>/<your> should/ought not/never/to? ~1 have/had/be ~1 had/been/to/waited/treated/experienced
        <you> deserved/deserve better/more/so_much/an_apology
        <you> deserved
        what <you> went/have_been/had/were through/to
        <you> went/had_to_go/have_gone/have_been/been through
        the pain/suffering/stress/harm/distress/trauma/inconvenience ~1 we/this/that/our/it ~1 caused
        caused <you>
        take/accept full/complete/responsibility ..2 for/responsibility what/this/the/your
        regret ..3 what/how/that ..5 <you>/<your>/our_nurse/our_doctor/happened
        have retrained/disciplined/terminated/suspended/fired/reprimanded/counseled/counselled ~2 <staff>/person/
            individual/since
        retrained/disciplined/fired/suspended/reprimanded our/the/that
        own it/this/that/the_mistake/up_to
        we ~1 missed the/your/a/it
        """,
        unless="everyone/anyone/everybody/nobody/no_one",
        blocks=("We made a mistake here.", "It was our fault and we own it.", "This should not have happened to you."),
        passes=("Nobody should have to wait longer than needed.",),
    ),
    Clause(
        "R8",
        "La disculpa admite lo que le pasó a una persona.",
        '"Lamentamos leer esto" y nada sobre lo que pasó.',
        """
        <lamento> ..6 <su>/usted/le/te
        <lamento> ..3 mala/mal/pobre/poca atencion/trato/servicio/comunicacion
        perdon por la/el/lo/los/las ~1 mala/mal/espera/error/trato/atencion/demora
        <lamento> ..3 que ..2 haya/hayan/tuviera/tuvo/esperara/espero/sufrio/paso
        <lamento> ..3 por haberle/haberles/haberlo/haberla/haberte/no_haberle/no_haber/haber ..6
        fue/ha_sido/era un? error/fallo/descuido/falta nuestro/nuestra/de_nuestra/de_nuestro
        <lamento> ..3 por/el/la/los ~1 error/errores/trato/espera/demora/negligencia/muerte/perdida/fallo/
            equivocacion/dano/enfermera/medico
        lo_que le/les/te paso/ocurrio/hicimos
        fue/es nuestra culpa
        le/les fallamos
        cometimos un/errores ..1
        """,
        elsewhere="""
        <lamento> ..2 leer/oir/escuchar/saber esto/eso
        <lamento> ..3 cualquier/las molestias ..1
        <lamento> ..2 <su> ~1 frustracion/decepcion/molestia/molestias/preocupacion/inquietud/disgusto/malestar/
            descontento/desilusion
        """,
        blocks=("Pedimos disculpas por el error.", "Lamentamos la muerte de su padre."),
        passes=("Lamentamos leer esto.",),
    ),
)
