"""R9: no medical advice and no promise of an outcome."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_ADVICE = "It gives medical advice in public."
_ADVICE_INSTEAD = '"We can\'t give medical advice here. In an emergency, call 911."'
_PROMISE = "It promises an outcome."
_PROMISE_INSTEAD = 'Name what you aim for, not what will be: "Our goal is excellent care for every person."'
_DRIVES = """
donate/donation/drives/toys/take_back/recycle/drop_off/register/join/class/flu_season/community/hours/
    appointment_needed
"""

ADVICE = (
    Clause(
        "R9",
        _ADVICE,
        _ADVICE_INSTEAD,
        """
        ^ <advice> ..5 <remedy>
        ^ <advice> ~1 it/your_leg/your_arm ..3 for/every/until/with/on/elevated/clean/dry
        <you> <adv>? should/can/could/may/might/must/need/have/ought/will/want/
            do not? <adv>? to? need? want? to? <advice>/try/consider/ask_for/come_in/go_to_the/see_a/get_it/
            have_it ..6 <remedy>/looked_at/checked/pain/infection/er
        would/we/i recommend/suggest/advise ~1 <advice>/that_you/you ..6 <remedy>
        <advice> <your> <remedy>
        ^ do_not/never eat/drink/take/drive/lift/bathe/shower/smoke/use/scratch/touch/apply/stop ..5 before/after/
            until/while/for/the/anything/it/any/your ..3
        ^ ask/see/call/consult/visit <your> ~1 doctor/physician/provider/pharmacist/specialist for/about/if/
            to ..4 <remedy>/<condition>/painkiller/referral/stronger/that/it
        <you> should/ought/need/must/may/might ..2 see/visit/consult/go_to/get a/an/your ~1 specialist/doctor/dentist/
            second_opinion/<doctor_of>/scan/mri/x_ray
        <you> ..4 benefit/benefits from ~2 <remedy>/<clinical>/<doctor_of>/specialist/second_opinion/opinion/checkup/
            evaluation/visit
        just a/an ~1 bruise/sprain/cold/virus/bug/flu/<condition>
        nothing to be? alarmed/worried/concerned/afraid
        recover/heal/recovers/heals within/in/after <number>/{\\d+}/a/no/most
        sounds/looks like ~1 <condition>/flu/cold/virus/bug/reaction/migraine
        no/not need to/for come/see/visit/worry/go/be_seen in/a/about/to
        <you> do not need to/a/an/any ~1 come/see/visit/be_seen/worry/antibiotics/doctor/surgery
        it/that/this/which/swelling/symptoms/they could/might/may/must/sounds/looks/seems/sound/look/seem/is/
            are ~1 be/like/probably/likely/most_likely/usually/just ..4 side_effect/<condition>/nothing/normal/
            serious/reaction/virus/healing/viral/allergy
        <condition>/soreness/bruising/discharge/itching/redness/tenderness ..5 is/are/be ~1 normal/expected/common/
            nothing/temporary/fine
        <condition>/like_that/it/this/these ..3 usually/normally/typically/generally/will ~1 goes/go/heal/heals/
            resolve/resolves/clear/clears/subside/subsides/pass/passes/fade !it/this/that/them/your/along/on/the
        take/takes ~1 time/while/days/weeks/months ..5 work/heal/recover/settle/subside/mend/close/improve/kick_in
        most/many people/patients/women/men/kids/children/adults ~2 regain/improve/survive/feel/recover/heal/notice/
            return/are_back/get_better/
            do_well/bounce
        {heal|heals|healed|healing} is/takes/like/as/just/well/within/normally/slowly/nicely/properly
        bones/cuts/wounds/incisions/burns/muscles/joints/scars/bruises ~2 heal/to/take/need/will
        give/giving it/your/the ~1 time/few_days/few_weeks/rest/chance
        nothing serious/unusual/dangerous/major/abnormal/out_of_the_ordinary/to_fear
        these/such/those things ~1 pass/happen/heal/resolve/go_away
        i would ~1 skip/stop/take/avoid/wait/try ..6 if_i_were <you>?
        if i were <you>
        <you> need/should/must to? be on/taking/seen_by/put_on ~1 <clinical>/<doctor_of>
        nothing to worry/be_worried/be_concerned about?
        normal/common/known side_effect/reaction/part/response
        if ~2 <condition>/it/this ~2 keep/keeps/continue/continues/lasts/worsens/worse/persist/persists/spread/spreads/
            swollen/still ..5 go/come/call/see/get/visit/take
        go/come/head/get/drive to/back ~2 urgent_care/er/emergency_room/emergency_department tonight/today/now/
            tomorrow/right_away/if
        <you> ~1 not need/require ~2 <clinical>
        as a/your nurse/doctor/physician/dentist/pharmacist/clinician i
        i would/i_d ~1 say/suggest/recommend/advise ~1 <advice>/you/that
        <clinical>/it/they/stitches/sutures can/may/should/must be ~1 removed/taken/stopped/repeated/changed/continued/
            washed/kept after/in/for/every/at/daily/on/dry/clean
        patients/people/anyone/those/parents/adults in that/this/such/your situation/condition/position/case ..2
        should/must/can ~1 continue/stop/resume/skip/finish ~2 <drug>
        dose/dosage/amount ~1 is ~1 safe/fine/ok/okay/normal/high/low
        safe for most/all/adults/children/pregnant/everyone
        <you> will/shall ~1 be ~2 without pain/in_a_week/in_no_time
        <you> will be walking/running/dancing/smiling/eating/driving/sleeping/working
        nothing ~1 this will/shall/can/ever ~1 occur/happen
        give/have <you>/you? my/our word
        you have my/our word
        <you> will not feel a/any/the
        <you> ..2 feel/have/be no pain/thing
        if the <condition> come/comes/gets/persist/persists/worsen/worsens/returns
        <procedure>/<drug>/it ~1 work/works/helps/succeeds for/on/in everyone/everybody/all/every/anyone/any/most
        always/never work/works/fails/fail
        <procedure>/<drug>/surgery/it will/should/would ~1 fix/solve/cure/heal/relieve/resolve/take_care/clear
        <drug> should/will/would do/help/be_enough/suffice/work
        <remedy>/bath/shower/sleep/nap/tea/honey/massage/walk ..3 will/should/would/can/may ~1 help/fix/take_care/ease/
            do_the_trick/settle/calm/soothe/relieve/cure/clear_it/clear_that/make_it/make_the
        half/one/two/a a/of? ~1 tablet/tablets/pill/pills/dose ..2 should/will/before/every/daily/with/at/a
        ^ just? rest/hydrate/relax and/, ~1 hydrate/fluids/rest/drink/ice/sleep
        ^ hydrate
        just rest
        please/so do not worry
        <you> should/will/would ~1 be ~1 fine/ok/okay/alright
        is/are considered/thought_to_be/usually/quite/perfectly/completely/totally normal/safe/fine/common
        up to <number>/{\\d+} ~1 days/weeks/months is/are
        means/meant everything/all/it/that ~1 is/was/looks/looked/looking ~1 good/fine/ok/okay/well/normal/great
        recover/recovers/heal/heals/bounce_back ..3 quickly/fast/fully/well/easily/completely/soon
        no lasting/long_term problems/damage/harm/effects
        does/do/did/doing the trick
        <you> should/must/need_to/have_to/can/could/ought_to wait ..4 <number>/{\\d+} ~1 days/weeks/months/hours
        will ~1 get/be/feel/become better/easier/normal ..1 once/when/after/soon/in/with/by/as
        once/when/after the/<your>/his/her ~2 <drug> kicks/kick/starts/works/takes
        safe to take/use/eat/drink/stop/mix/combine/drive
        <you> might/may/could/should/ought ~1 want/wish/like/need/try/consider? to? cut_down/cut_back/cut_out/lay_off/
            limit/
            monitor/ease_up/slow_down/lose_weight/exercise/hydrate ..4
        it/this/that/they/<procedure>/<drug> will not ~1 leave/hurt/cause/harm/come_back/return/spread/last/damage/scar
        <condition>/<drug>/<procedure> is/are not? ~2 dangerous/serious/contagious/harmful/life_threatening/urgent/
            unusual/uncommon/abnormal/harmless/benign
        it/this/that is not ~1 dangerous/contagious/harmful/life_threatening
        ^ do_not/never take/mix/use/stop/combine/double ..3 <drug>
        call us/me/back in_the_morning/if_it/if_the_pain
        in no time
        """,
        elsewhere="water/road/roads/building/lot/food/air/park ..4 safe to drink/use/eat/enter?",
        unless=_DRIVES
        + """
        we/staff/our_nurses/our_pharmacists ..2 take/check
        heat/heat_warning/sunscreen/hot_weather/summer/winter
        signs/sign of
        """,
        blocks=(
            "Take ibuprofen and rest.",
            "You should stop taking the pills.",
            "A rash like that usually goes away.",
            "That sounds like a normal side effect.",
        ),
        passes=("Take a look at our new lobby.", "Stay home when sick.", "We take pain seriously."),
    ),
    Clause(
        "R9",
        _PROMISE,
        _PROMISE_INSTEAD,
        """
        guarantee/guarantees/guaranteed/guaranteeing
        promise/promising/assure/assured/assuring/swear ..3 you/that_this/it_will/this_will/no/the_best/results/never/
            your
        <you> will ~2 <outcome>
        be/being/fully/completely/soon/are cured/healed
        will/can/to cure/heal <you>/<your>/any/all/every
        will/shall never happen/occur again
        will not/never happen again
        make sure/certain/ensure ..3 this/it/that ..1 never/not_happen/does_not/will_not
        {100} ?%? safe/effective/success/successful/painless/satisfaction/sure
        {100%} ~1 safe/effective/success/successful/painless/satisfaction
        pain_free/painless/risk_free
        no/zero/without_any/without ~1 risk/risks/side_effects/complications/pain/danger ~1 involved/at/from/in/
            whatsoever/with/after/to
        everything/all/it/things/this will be ~1 fine/okay/ok/alright/all_right/well
        pain/swelling/bruising/soreness/nausea/fever/rash/numbness/itching/symptoms/bleeding will ..2 gone/go_away/
            stop/fade/ease/get_better/settle/disappear
        we/i promise !to/that_we/we
        full/complete recovery
        best/perfect/excellent/great outcome/outcomes/results for/in/you/possible/guaranteed
        never have pain/problems
        walk again
        success rate
        {\\d+%} ~1 success/effective/safe/cure/of_our_patients
        nothing to fear
        <your> ~2 smile/teeth/skin/knee/back/<bodypart> will ~1 be/look/feel
        we/i/they/doctor/surgeon/doctors/surgeons can/will fix/cure/heal that/this/it/<you>/any
        <you> will be ..3 <outcome>/good/new/fine
        """,
        elsewhere="""
        cannot/can_not/not/never/nor/no ..2 guarantee/promise/guarantees/guaranteed
        all_of_you will be
        promise to listen/keep/do/try/read/work
        no/any/zero risk/danger/threat to
        it/this/that/they will not ~1 last/cause_any_delay/cause_delays
        assure/assuring <you> that? ~1 feedback/comment/comments/concern/concerns/we/every/all/each
        no risk to the_public/patients/visitors/the_community/staff
        """,
        blocks=("We guarantee that it works.", "You'll make a full recovery.", "There is no risk involved."),
        passes=("We cannot promise an answer today.", "We aim for excellent care."),
    ),
    Clause(
        "R9",
        "Da un consejo médico o promete un resultado.",
        '"Aquí no podemos dar consejos médicos. En una emergencia, llame al 911."',
        """
        no se preocupe
        eso/esto es normal/comun
        recomendamos/recomiendo/sugerimos/sugiero/aconsejamos/aconsejo ..3 tomar/dejar/suspender/aumentar/aplicar/usar/
            descansar/beber/ver_a/consultar/acudir/que_tome/que_deje/<clinico>
        ^ tome/toma/deje/suspenda/aumente/aplique/beba/use/evite/doble ..4 <clinico>/liquidos/hielo/agua/tomar/reposo/
            descanse/pomada/crema
        usted? debe/deberia/puede/tiene_que ..1 tomar/dejar/suspender/aumentar/aplicar/usar ..3 <clinico>/hielo/
            liquidos
        garantizamos/garantizo/prometemos/prometo/aseguramos !que_lo_escucharemos
        se va/van a curar/recuperar/mejorar
        se curara/recuperara/sanara
        sin riesgo/riesgos/dolor
        nunca/no volvera a pasar/ocurrir
        """,
        elsewhere="no podemos garantizar/prometer",
        blocks=("Tome ibuprofeno y descanse.", "Le garantizamos que se va a curar."),
        passes=("No podemos garantizar una respuesta hoy.",),
    ),
)
