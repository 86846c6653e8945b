"""R1: a reply neither confirms nor denies that anybody was in our care."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_INSTEAD = 'Say nothing about any visit: "Privacy laws keep us from discussing anyone\'s care in public."'
_CONFIRMS = "It says or hints that somebody was in our care."
_DENIES = "Denying that somebody was in our care tells as much as confirming it."

_EVENTS = """
see/meet/seeing/meeting <you> at/on/in/there ..5 fair/walk/run/5k/farmers_market/farmers/gala/market/event/class/
    parade/lecture/open_house/tour/saturday/sunday/friday/finish_line/job_fair
"""

CARE = (
    Clause(
        "R1",
        _CONFIRMS,
        _INSTEAD,
        """
        <your> ~2 <visit>
        <your> ~1 time with/here/in/at us/our/here/the/st
        <your> ~1 <kin>
        of/for/with <your> family and/in/at/through/during/on/with/there
        generations of <your>
        <your> experience with/as/in/during our/a/the/your ~2 <visit>/patient/<department>
        """,
        elsewhere="""
        schedule/book/plan/make/reserve/request/planning/scheduling <your> ~2 visit/appointment/screening/tour/
            physical/checkup/check_up/shots/vaccines
        talk/speak/check/ask/consult/call to/with? <your> ~2 doctor/provider/physician/pharmacist/nurse
        before/plan/planning/for <your> next? visit check/please/see
        <your> nurse/nursing career/job/shift/license
        bring/brings <your> family/kids/children/friends/little_ones
        <your> doctors and nurses
        thank/thanks/hug/celebrate/honor/love <your> nurse/nurses/doctor/doctors/mother/mom/dad/father
        """,
        unless="school/camp/shots/vaccines/car_seat/car_seats",
        blocks=(
            "Your recent stay should have been better.",
            "Thank you for telling us about your mother's care.",
            "your appt was late",
        ),
        passes=("Your feedback helps us.", "Schedule your visit to the health fair.", "Every stay should be calm."),
    ),
    Clause(
        "R1",
        _CONFIRMS,
        _INSTEAD,
        """
        <you> <adv>? was/were/had_been/have_been/has_been/are/got/get/being/be <adv>? <cared>
        <you> <adv>? <came>
        <you> <adv>? have/had <adv>? been ~1 coming/going/here/treated/with/in/to/seen/under/a
        <you> <adv>? have <adv>? <came>
        having/see/saw/seeing/welcomed/met/treated/examined/admitted <you> in/again/back/with/here/at/on/for/during/
            as/today/within
        when/after/before/while/once/since/because/as <you> had/have/got/came/went/first/were/was/arrived/left
        <your> <kin> was/were/had/has/is/got/came/left/received
        saw/treated/examined/admitted/operated_on/discharged/triaged <you>
        treating/examining/admitting/discharging <you>
        who/that cared/cares/looked/looks/took/treated/saw/examined/attended/admitted/helped/delivered/met/served for/
            after/care_of/to? <you>/<your>
        spoke/spoken/talked/met/sat with <you>
        """,
        elsewhere="""
        what/how/wherever/whatever/where <you> heard/saw/read/met
        <you> asked_for more/information
        glad/happy/thrilled/love/delighted that? <you> saw/visited/stopped_by ... lecture/exhibit/fair/tent/booth/
            table/event/concert/website/page
        <you> visited our website/page/booth/tent
        <you> asked/offered/told/left a/us/this/these/your/about ~2 question/review/comment/feedback/message/note/kind
        <you> left
        when <you> have/had/get time/questions/a_moment/a_minute
        <you> spent writing
        <you> missed our/the ~2 event/lecture/fair/tour/class/livestream/broadcast
        <you> are/were/have_been helped/ignored/neglected by/when this/these/reading
        """
        + _EVENTS,
        blocks=(
            "When you came in, every bed was taken.",
            "You were seen within an hour.",
            "The doctor who examined you is off today.",
        ),
        passes=("When you have a moment, please call us.", "Wherever you read this, it is not up to date."),
    ),
    Clause(
        "R1",
        "It tells what the writer did or what was done to them, and so that they were here.",
        _INSTEAD,
        """
        <you> <adv>? <adv>? !<fine_past> <past>
        <you> <adv>? was/were <adv>? !<fine_state> {[a-z]+}
        <you> <adv>? have/had <adv>? been <adv>? !<fine_state> {[a-z]+}
        <you> <adv>? have/had <adv>? <adv>? !<fine_past> {\\w{3,}ed}/seen/taken/given/met/gone/come/chosen/left
        !<fine_past_to> <past_to> <you> !can/could/may/should/would/will/feel/felt/for_your
        explained/given/told/offered/provided/written/sent/read/shown/communicated/disclosed/spoke/spoken/talked/
            listened/promised/said ..4 to/with <you>
        on/in <your> behalf/presence
        set foot in
        one/two/many/some of our patients
        misses/missed/miss/remembers <you>/having_you
        <you> and/are ..3 back home
        back home with
        ..1 good/great/positive/excellent outcome with us/our/here
        outcome with us/our
        rest of <your>
        handed/gave/discharged/phoned/consulted/treated/examined/admitted <you>/him/her/them
        what/all <you>/we went through together
        welcoming <you>/<your>
        """,
        elsewhere="""
        <you> have/had ..4 experience/experiences/question/questions/impression/concern/concerns/feedback/chance/
            moment/minute/idea/ideas/trouble_reaching
        glad/happy/thrilled/love/delighted/pleased that? <you> ..1 enjoyed/liked/loved/found/came/joined/
            attended ..5 lecture/exhibit/fair/tent/booth/event/concert/website/page/class/tour/food/cafeteria/
            open_house/gala/video/talk
        <you> visited/missed/joined/attended/watched our ~2 website/page/booth/tent/event/lecture/fair/tour/class/
            livestream/broadcast/gala
        wanted/like/want/glad/happy/proud/sure to? tell/told/let <you>
        <you> asked for more/information
        <you> asked/offered/told/left/gave/sent/made/took a/us/this/these/your/about/the ~2 question/review/comment/
            feedback/message/note/kind/time/suggestion/point/donation
        <you> left/gave/made/sent/made us? ~2 feedback/comment/review/point/suggestion
        if <you> have/had/received/were ~1 a/any/this/affected
        this/that/it made <you>
        wherever/what/whatever/where <you> heard/saw/read/met
        <you> were/have_been/are helped/ignored/neglected by/when this/these/reading
        """,
        unless="""
        volunteered/donated/donation/donations/graduated/graduates/race/marathon/lecture/gala/open_house/concert/
            fundraiser/fair
        """,
        blocks=(
            "You waited in the hallway.",
            "Our hospitalist visited you every morning.",
            "You were offered a room and turned it down.",
        ),
        passes=("Thank you for the concern you raised.", "We hear you.", "We're glad you enjoyed the lecture!"),
    ),
    Clause(
        "R1",
        _CONFIRMS,
        _INSTEAD,
        """
        <you> <adv>? left ~2 before/without/against/early/our/the/when/after/because/once/and
        since/because/after/when <you> left
        """,
        unless="review/comment/feedback/message/note",
        blocks=("Because you left early, nobody could help.",),
        passes=("Thank you for the review you left.",),
    ),
    Clause(
        "R1",
        "Thanking somebody for coming, choosing or trusting us says that they were in our care.",
        'Thank them for writing: "Thank you for taking the time to share this."',
        """
        thank/thanks/grateful/appreciate/appreciated/thankful/honored/honoured ..5 choosing/chose/choose/picking/
            selecting !to/this
        thank/thanks/grateful/appreciate/appreciated/thankful/honored/honoured ..5 trusting/trust/entrusting/
            trusted us/our/<you>/st/the
        thank/thanks/grateful/appreciate/thankful ..4 coming/visiting/stopping to/in/here/back/by/us/our/st
        thank/thanks/grateful/appreciate/thankful ..4 letting/allowing/giving us/our ..4 serve/care/treat/help/look/
            be/provide/assist/opportunity/chance/privilege/honor
        thank/thanks/grateful/appreciate ..4 being_with_us/being_here/being_our/staying_with
        thank/thanks ~3 <your> patience during/while/when <you>/<your>
        giving/gave/give us/our ~3 a? try
        thank/thanks/grateful/appreciate ..5 entrusting/trusting <your> ~1 family/health/kids/child/children/care/
            loved_ones
        making/made us/our/st ..4 <your> hospital/home/choice/provider
        <your> hospital of/for
        entrusted us/our
        <you> chose/picked/selected/trusted/entrusted us/our/st
        <your> trust in us/our/my/the
        loyal/valued/long_time/longtime/favorite/returning patient/patients
        """,
        elsewhere="""
        trusting/trust/entrusting us/our ~1 with this/these/your feedback/message/story/comment/concern/concerns/
            thoughts/words
        all/everyone/everybody/neighbors/community ..3 coming/visiting/stopping
        coming/visiting/stopping to/our/by/at/the/us ..5 open_house/fair/lecture/event/gala/booth/table/tent/class/
            run/walk/tour/5k/concert/website/page/drive
        choosing to/a career/us as/nursing
        letting us know
        giving us a/the chance/opportunity to listen/respond/improve/answer/explain/hear/learn
        giving us the? feedback
        allowing/letting us to? hear/know/learn/respond/listen/listen
        """,
        blocks=(
            "Thank you for choosing St. Brigid!",
            "We appreciate you trusting us with your health.",
            "Thanks for coming in!",
        ),
        passes=("Thank you for letting us know.", "Thank you all for coming to our open house!"),
    ),
    Clause(
        "R1",
        _CONFIRMS,
        _INSTEAD,
        """
        pleasure/privilege/honor/honour/honored/honoured/joy/glad/happy/able/proud/delighted/blessed/chance/loved/
            grateful/thrilled ..4 care/caring/serve/serving/treat/treating/look_after/looking_after/help/helping/
            take_care/taking_care/assist/meet/meeting/support/supporting/deliver for/of/after/part/be? <you>/<your>
        caring/cared/looking/looked/care for/after <your> ~1 <kin>
        caring/cared for <you>
        looking/looked after <you>
        taking/took/taken care of <you>
        take care of <you> again/and_your/during/in_the_future/when
        hope/like/love/glad/happy/great/good/wonderful/forward/want/nice/lovely ..3 see/seeing/have/having/welcome/
            welcoming/meet/treat/care <you> again/back/at/with/here/on/in
        having/had <you> with/here/as/back/in/on
        welcome <you>? back
        <you> needed/need us
        help/helped/serve/served/treat/treated <you> when/while/through/during/in/with/at/get
        part/be_there/there of/for/with <your>/<you> ~1 family/birth/recovery/journey/story/care/healing/in/during
        there for <you> and/during/when
        rooting/cheering for <you>
        <you> to the ~3 family
        """,
        elsewhere="""
        here to help/serve/support/assist <you>
        hope/love/happy/like/. ..4 see/welcome/meet <you> at/on/in/there ..5 fair/walk/run/5k/farmers/gala/market/
            event/class/parade/lecture/open_house/team/saturday/sunday/friday/tour
        welcome <you> to our/the team
        many/all of <you>
        glad/happy to help <you> find/with_directions/with_general
        """
        + _EVENTS,
        blocks=(
            "It was a pleasure taking care of you.",
            "We hope to see you again soon!",
            "So happy we could help you when it counted.",
        ),
        passes=("We are here to serve you.", "It is our privilege to care for this community."),
    ),
    Clause(
        "R1",
        "It calls the writer, or a person they write about, a patient or says that they are none.",
        _INSTEAD,
        """
        our ~1 patient !safety/relations/care/advocate/advocates/experience/portal/rights/representative/line/liaison/
            services/education/privacy/centered
        a ~2 patient of/at/here/in our/ours/st/this/us/the
        patient/client of ours
        as a/our ~1 patient !,
        <you> ..4 patient/client/customer of/here/at/with/in
        <you> ..3 a/our/valued patient/client
        being/been/be a/our/<your>/such/one/an ~3 patient/patients
        as/while an/a ~2 patient at/you/with/of/here
        hope/hoping/trust/know/glad <you> and/are
        <you> and the/<your>/little/new ~1 <kin>/<person>/baby
        such/this/that/the/former/current patient was/is/in/has/had/who/left/came/did/never/you
        no/any/find/locate/identify such? a? patient/person/one/individual/record ... by/under/with/matching/of/for/
            named that/this/<your>/the/you
        patients/people/someone like <you>
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
        whether a/any/some/or_not anyone/someone/somebody/person/people/<person>/<you> ..6 patient/treated/care
        anyone/someone/somebody/everyone/each/every/any ..4 patient
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
            "Our patient safety team reads this.",
        ),
    ),
    Clause(
        "R1",
        "It tells what our records say, or that they say nothing.",
        _INSTEAD,
        """
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
