"""R1, the other half: who is called a patient or denied to be one, what records say, recovery wishes; in Spanish."""

from __future__ import annotations

from bot.replies.check.clause import Clause
from bot.replies.check.rules.care import INSTEAD

PATIENTS = (
    Clause(
        "R1",
        "It calls the writer, or a person they write about, a patient or says that they are none.",
        INSTEAD,
        """
        our ~1 patient !advisory/financial/access/transport/family/gowns/rooms/beds/population/volume/volumes/surveys/
            satisfaction/first/flow/room/tower/wing/handbook/guide/information/data/records/assistance/safety/
            relations/care/advocate/advocates/experience/portal/rights/representative/line/liaison/
            services/education/privacy/centered
        a ~2 patient of/at/here/in our/ours/st/this/us/the
        patient/client of ours
        as a/our ~1 patient !,
        <you> ..4 patient/client/customer of/here/at/with/in
        <you> ..3 a/our/valued patient/client
        as a/an <payer>/new/former/returning/valued/longtime/long_time/loyal/current/self_pay patient/member/client
        being/been/be a/our/<your>/such/one/an ~3 patient/patients
        as/while an/a ~2 patient at/you/with/of/here
        hope/hoping/trust/know/glad <you> and/are
        <you> and the/<your>/little/new ~1 <kin>/<person>/baby
        such/this/that/the/former/current patient was/is/in/has/had/who/left/came/did/never/you
        no/any/find/locate/identify such? a? patient/person/one/individual/record ... by/under/with/matching/of/for/
            named that/this/<your>/the/you
        patients/people/someone/families/those like/such_as <you>/yourself/yourselves
        to/by/for yourself/yourselves
        like/as yourself/yourselves
        <person> is/was/has/were not/never/ever/also/a/been/actually/also/in_fact ..3 patient/client/treated/seen/
            admitted/registered/here
        <person> was/were <adv>? <cared>
        <person> <adv>? came/visited/left/arrived/presented/stayed to/our/the/before/in/at/here/with/without/against
        came/come/been/was/were/visited to/in? our office/clinic/hospital/practice/er/emergency on/twice/several/many/
            and/in/last/for
        saw/treated/admitted <you>/him/her/this_person as/for/in/on/without/with
        this/that/the person/man/woman/individual ..4 admitted/treated/registered/seen/patient/discharged
        patient matching/named/under/called
        treated/seen/admitted/hospitalized/examined/cared_for here/by_us/at_our/with_us
        """,
        elsewhere="""
        patient relations/experience/advocate/advocates/safety/portal/services/liaison/representative/care/rights/
            privacy
        everyone/everybody/anyone/people/every_person/all ..2 treated/seen/admitted/examined/cared_for here/by_us/
            at_our/with_us
        will/should/must/can/to ~1 be ~1 treated/seen/admitted/examined/cared_for here/by_us/at_our/with_us
        whether a/any/some/or_not anyone/someone/somebody/person/people/<person>/<you> ..6 patient/treated/care
        anyone/someone/somebody/everyone/each/every/any ..4 patient
        cannot/not say/confirm/discuss/tell/disclose/share/comment ~2 whether/if anyone/someone/somebody/any/
            a_person ..3 treated/seen/admitted/examined/cared_for here/by_us/at_our/with_us
        confirm/deny/say/confirming/denying/saying if/whether/that anyone/someone/somebody/any ..8 patient/treated/care
        patient of the week/month
        be a patient advocate/advisor/volunteer
        """,
        blocks=(
            "You are a valued patient.",
            "As a patient of ours you know that.",
            "This reviewer is not a patient of ours.",
        ),
        passes=(
            "HIPAA does not let us say whether someone has been a patient here.",
            "The law is plain: we cannot say whether somebody was cared for here.",
            "Our patient safety team reads this.",
        ),
    ),
    Clause(
        "R1",
        "It tells what our records say, or that they say nothing.",
        INSTEAD,
        """
        show/have/list/see/find <you> as/listed/in_our/on_our/anywhere/under/on_file
        discussed/reviewed/presented/considered/studied ..2 this/the/your ~1 case/chart/file at/with/in/by/and/closely/
            carefully/thoroughly/,/.?
        anyone/everyone/those/people who was/were there/present/in_the_room/on_the_unit
        no/any other patient/patients/family ..3 complained/complain/said/raised/reported/felt
        no/any/find/found/locate/have/has/had/without/a ~2 record/records/trace/documentation of/for/that/under/
            indicating/on <you>/<your>/this/that/a/any/anyone/<person>/him/her/such/ever/visit/being/it/what
        our/the/hospital/medical <record> ~1 show/shows/indicate/indicates/reflect/reflects/confirm/confirms/say/says/
            state/states/suggest/document/tell/tells/have_no/do_not
        <record> show/shows/indicate/indicates/reflect/reflects a/that/you/no/<you>
        per/in/to/from/through/with/of/checked/check/reviewed/pulled/searched/consulted/looked_at/looking_at/look_at/
            viewed/reviewing/opened/read our/<your>/the/this/his/her ~1 chart/charts/medical_record/medical_records/
            patient_record/patient_records/patient_files/file/database/system
        according/per/based/as ..2 <record>
        not/cannot/unable/never/neither ..6 find/locate/identify/match <you>/<your>/anyone/a_patient/any_patient/
            any_record/anybody/someone
        not/never/nor/neither ... <you> ... in/with our/the/us system/records/database/files/registered
        <you> ..6 ever/never/not been/be/seen/registered/here/treated/visited/set
        <you>/<your> ..4 is/are/was/were/been not/never/ever ..3 registered/admitted/treated/seen/examined/patient/
            in_our/here/with_us/enrolled
        never treated/saw/admitted/met/registered/examined/seen/had <you>/anyone/him/her/this/a_patient
        did_not/do_not/does_not/have_not/has_not/never/cannot ~1 treat/see/admit/examine/diagnose/discharge/
            operate_on/know/register/treated/seen/admitted/met <you>/her/him/them/this_person
        no one/patient/person/body by/under/with/matching/of that/this/your name/description
        nobody by/with/of that/this/your name
        no/not patient/patients ..3 <your>/that/this/the/such name/description
        """,
        elsewhere="""
        request/requesting/copies/copy/release ..3 records
        whether ..3 anyone/someone/<you>
        confirm/deny/confirming/denying ..6 anyone/someone
        <you> ..3 never be/have to
        """,
        blocks=(
            "We have no record of you.",
            "We checked your chart.",
            "We could not find anyone under that name in our system.",
        ),
        passes=("Records can be requested at the front desk.", "We cannot find the post, please send the link."),
    ),
    Clause(
        "R1",
        "Wishes for a recovery say that somebody was ill and in our care.",
        'Leave it at thanks: "We wish you all the best."',
        """
        feeling/feel/feels better/well/stronger/up_to
        speedy/full/quick/swift/smooth/complete/good/fast/continued/successful/easy recovery/healing
        get/getting/got well/better soon
        on the mend
        rest of <your> recovery
        recover/recovering/heal/healing/recuperate quickly/well/soon/nicely/at_home/smoothly/fully
        <you> are/is home safe/now/again/and
        home safe
        still talk/talks/talking/ask/asking/think/thinking/remember about? <you>
        remember/remembers/recall/recalls <you>/<your>/meeting/treating/caring/seeing
        is/are/was/were/be doing well/better/great/okay/fine after/since/now/at_home/again
        <your> next ~1 check_up/checkup/visit/appointment/cleaning/exam/screening/follow_up
        at/for <your> follow_up/followup/next
        """,
        elsewhere="everyone/all/community/police/officer/officers/colleague ..5 recovery",
        blocks=("Wishing you a speedy recovery!", "I remember your visit well.", "Glad you are on the mend!"),
        passes=("We wish you all the best.",),
    ),
    Clause(
        "R1",
        "It says that we looked into this person's case, or who was there.",
        '"Every concern that reaches us is reviewed."',
        """
        reviewed/review/reviewing/investigated/examined/pulled/looked_into/looking_into/discussed/
            audited <your> ~1 case/chart/file/record/records/care/visit/stay/treatment/situation/encounter/history
        everyone/nurse/doctor/staff/team/person/those/people/nurses/doctors/provider who ~1 saw/treated/cared/looked/
            took/admitted/attended/assisted/served/helped/examined/met/discharged
        <staff> ~1 assigned/on_duty/on_call/working/present ..3 <you>/<your>/that_night/that_day/that_evening/
            that_morning/that_shift
        the/our/a/one_of_our ~2 nurse/doctor/surgeon/physician/receptionist/clerk/technician/tech/provider/midwife/
            hospitalist/specialist/therapist/guard/aide/manager ~3 was/did/had/has_been/took/gave/came/saw/told/spoke/
            left/made/went/said/remembers/recalls/remember/recall/acted/followed/explained/checked/called/answered/
            responded/tried/offered/apologized
        <person>/the_woman/the_man/the_gentleman/the_lady/the_patient/the_child/the_mother/the_father/the_family/
            that_patient was/were/did/had/left/came/asked/refused/received/arrived/demanded/got/wanted/told/chose/
            walked/became
        i am/was the/your ~2 nurse/doctor/surgeon/physician/manager/supervisor/provider/midwife who/that/on/in/there/
            assigned
        whole family could/was/were/got
        pulled/reviewed/checked/opened/read <kin> file/chart/record/records/case/notes
        by/under/of/with this/that/such name
        mom/mother/mum/mama and baby/child/twins
        can/to/happy_to confirm ..4 <kin>/<you>/she/he
        <you> are one of ..3 patients/those/people whose/who/affected
        forget/forgotten <you>/him/her
        see <you> ~1 next_time/next_week/then/around
        <you> two/both/three/all ~1 are/were home/here/back
        proud of <you>/him/her for
        looked/gone/went/dug/combed/looking/been at/into/through/over the/this/that/her/his/<your> ~1 case/notes/
            chart/file/
            records/record/footage/paperwork
        reviewed/investigated/examined this/that one/case/matter ~2 in_detail/thoroughly/carefully/fully/internally/and
        was/were/been offered/given/provided throughout
        the <kin>/family today/tomorrow/this_week/this_morning/this_afternoon
        reaching/reach out to <your>/the family/<kin>
        talked/spoke/spoken/met/talking/speaking/checked/interviewed to/with ~2 everyone/everybody/those/people/staff/
            team/
            nurse/nurses/doctor/doctors/person/employee/employees involved/on_duty/there/present/working/on_shift/
            concerned/who
        escorted/removed/discharged from our/the hospital/emergency_department/unit/premises/er/clinic/building
        on duty/shift/call when/while/that/the_night/the_day
        i/we personally ..6 <you>/<your>
        <you> ..3 our/the care/hospital_bed/unit/ward/floor
        everything/all/best/possible/could for <you>/<your> ~1 <kin>/family/when/while/during/that/in/but
        reach/reached/called/contacted/contact/call <you> several/twice/many/multiple/after/times/repeatedly/on
        sounds/seems/appears/assume/understand/gather/know like/that? <you>/<your> ..5 delivered/admitted/treated/
            born/seen/surgery/discharged/operated/hospitalized/time/visit/stay
        """,
        elsewhere="""
        everyone/nurses/doctors/people/those who ~1 helped/served/assisted/cared/attended ..3 community/storm/flood/
            fair/event/class/lecture/gala/drive/us
        thank/thanks/grateful ..8 everyone/everybody/those/people who ~1 helped/assisted/served/took_part/came/
            attended !<you>
        """,
        blocks=("We have spoken to the nurse who treated you.", "I was on duty when this happened."),
        passes=("Every concern that reaches us is reviewed.",),
    ),
    Clause(
        "R1",
        "Confirma o niega que una persona fue atendida aquí.",
        '"Las leyes de privacidad nos impiden hablar en público de la atención de cualquier persona."',
        """
        <su> ~1 <visita>
        <su> <pariente>
        haya/hayan venido/elegido/confiado/visitado/estado
        no encontramos/encuentro/encontre/aparece/figura ..1 <su>/a usted/nombre
        gracias/agradecemos/agradezco ..3 confiar/elegir/elegirnos/escogernos/preferirnos/venir/visitarnos/
            permitirnos/confianza/haber_elegido/ser_nuestro/ser_nuestra/ser_paciente
        usted/ustedes/tu ..3 vino/vinieron/viniste/llego/llegaron/estuvo/estuvieron/estuviste/visito/fue/fueron/salio/
            ingreso/espero/ha_sido/recibio/se_fue/es/nunca
        cuando/despues/mientras/antes ..3 vino/llego/estuvo/ingreso/fue_atendido/fue_atendida/salio/nos_visito/
            viniste/estuviste
        placer/gusto/honor/privilegio ..2 atenderle/atenderlo/atenderla/atenderte/cuidarle/cuidarlo/cuidarla/servirle/
            recibirle/cuidar_de/atender_a
        ningun/ningun_tipo_de/no ..4 registro/registros/expediente/constancia de/del/a/con/suyo
        nunca ha/fue/estuvo/han sido/atendido/atendida/paciente/aqui/en
        no es/era/fue nuestro/nuestra/un/una/paciente paciente/de?
        nuestro/nuestra/como paciente
        paciente de este/nuestro hospital/centro
        durante/en su/tu/la estancia/estadia/visita/hospitalizacion
        fue/era atendido/atendida/ingresado/ingresada/tratado/tratada/dado_de_alta/dada_de_alta
        pronta/rapida recuperacion
        que se mejore
        """,
        elsewhere="""
        si/de_si alguien/una_persona ..4 paciente
        programe/reserve/pida/solicite <su> cita
        """,
        blocks=("Gracias por elegirnos.", "Su visita fue importante.", "Usted no es paciente de este hospital."),
        passes=("Gracias por avisarnos.", "Su opinión nos importa."),
    ),
)
