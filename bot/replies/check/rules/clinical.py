"""R2: nothing clinical about a person. What the mention says in clinical words, `bot.replies.check.repeats` finds."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_WHY = "It tells something clinical about a person."
_INSTEAD = "Leave out every illness, treatment, medicine and department; name a standard that holds for all."
_NEWS = """
join/hiring/register/class/classes/seminar/webinar/
    {free(?<!cancer\\sfree)(?<!pain\\sfree)(?<!symptom\\sfree)(?<!drug\\sfree)}/month/tips/learn/screenings/event/
    lecture/workshop/podcast/expo
talk/speak to/with <your>? a? doctor/provider
"""

_OWN_DOCTOR = """
schedule/book/get/getting/request/need/want/for/plan/reserve <your> ~2 mammogram/colonoscopy/vaccine/vaccination/
    screening/
    flu_shot/scan/immunization
ask <your> ~1 <doctor_of>/doctor/provider/physician/pharmacist whether/if ..8
talk/speak/check/ask/consult to/with? <your> ~1 <doctor_of>/doctor/provider/physician about? a/your/the? mammogram/
    colonoscopy/screening/screenings/vaccine/vaccines/vaccination/shot/shots/flu_shot?
"""

CLINICAL = (
    Clause(
        "R2",
        _WHY,
        _INSTEAD,
        """
        <your> ~2 <clinical>
        <your> <kin> ~2 <clinical>
        <your> ~1 <doctor_of>
        <your> ~1 <department>
        <your> ~2 smile/bite/teeth/tooth/gums/vitals/symptoms
        smiles/teeth/cases/patients/<bodypart>/<condition> like yours/his/hers
        """,
        elsewhere="""
        wash/cover/protect/watch <your> ~1 hands/cough/skin/heart/mouth
        know/check <your> ~1 blood_pressure/numbers/risk/symptoms/cholesterol
        <your> pain/injury is/are heard/felt
        imagine/understand/know/hear/see/share/acknowledge/feel/recognize/recognise <your> ~1 pain/grief/anxiety/hurt/
            trauma
        <your> labor/delivery of love
        <your> physical_therapy/nursing/surgery/radiology/surgical career/job/degree/license
        """
        + _OWN_DOCTOR,
        unless="class/classes/tour/tours/seminar/webinar/workshop",
        blocks=("Your surgery went as planned.", "Your son's fever had gone.", "Your cardiologist will be glad."),
        passes=("Schedule your mammogram in October.", "Every medication is checked twice."),
    ),
    Clause(
        "R2",
        _WHY,
        _INSTEAD,
        """
        <your> ~1 new? <bodypart>
        new <bodypart>/baby/arrival/bundle/addition/little_one/family_member
        """,
        elsewhere="""
        <your> heart/eyes/ears/hands/hand/back/feet/head open/full/in/to/on/of/and/together
        from/in/with/lend/take <your> heart/hand/hands/back
        wash/clean/wear/protect/love <your> hands/hand/heart/skin/back/eyes/teeth/lungs
        new back entrance/office
        <your> {\\w{3,}s} back
        """,
        needs="""
        <your>
        congratulations/congrats/enjoy/glad/happy/excited
        """,
        unless=_NEWS,
        blocks=("Congratulations on the new hip!", "Your knee was set correctly."),
        passes=("Wash your hands often.", "Our new eye clinic opens in May."),
    ),
    Clause(
        "R2",
        _WHY,
        _INSTEAD,
        """
        <you> <adv>? are/were/was/have_been/had_been/got/being ~2 diagnosed/given/prescribed/intoxicated/sedated/
            infected/injured/positive/pregnant/allergic/operated/intubated/vaccinated/contagious/suicidal/unconscious/
            agitated/dehydrated/drunk/high/unstable/stable/medicated/anesthetized/numb/bleeding/restrained/isolated/
            quarantined/septic/depressed/diabetic/hypertensive/overweight/obese/ill/sick/weak/confused/disoriented/
            stabilized/tested/swabbed/catheterized/overdosing/withdrawing
        <you> <adv>? had/have/underwent/received/needed/required/refused/declined/got/wanted/requested/asked/
            developed/experienced/suffered/contracted/tested/took/stopped/skipped/missed/demanded ..4 <clinical>/
            positive/negative
        <clinical> ~1 <you> ~1 had/have/received/were/got/needed/experienced/asked/wanted/describe/requested/took/
            suffered/are
        our/the ~1 <department> ..6 <you>/<your>
        glad/happy/pleased/relieved/delighted/thrilled/sorry/hope/hear/great ..4 the/that/<your>/about/
            to ..2 <clinical>/<bodypart> is/was/are/were/has/have/helps/help/works/went/worked/helped/going/came/off/
            out/turned/did
        congratulations/congrats on/for ..4 <clinical>/pregnancy/being/becoming/finishing/beating/years/months
        <your> weight/bmi/age/drinking/smoking/drug_use/lifestyle/mental_state/blood_alcohol
        give/gave/given/giving/offered/administered ..2 <you>/<your>/him/her/them ..3 <drug>/<procedure>
        living/struggling/dealing/coping with ~1 <condition>
        after/following/with/from such/this/that/your a/an? ~1 <procedure>/<condition>
        such a/an ~1 <procedure>/<condition>
        a/an/the/another/second/first/his/her/repeat ~1 <procedure>/<doctor_of> confirmed/showed/revealed/found/
            suggested/ruled/came/had/detected/indicated
        new ~1 pacemaker/implant/hearing_aid/prosthetic/stent
        <person>/<you>/<your>/him/his/her/hers ..10 <condition>/<drug>/<procedure>
        <condition>/<drug>/<procedure> ..8 <you>/<your>/<person>/him/his/her
        tell/told/inform/informed/explained ..3 <you> ..4 <clinical>/risk/risks/side_effects
        """,
        elsewhere="""
        thank you/<you>
        such as
        """
        + _OWN_DOCTOR,
        unless=_NEWS
        + """
        911/988/if/poison_control
        accept/accepted/walk_in/offered/offers/available/open/opens/seminar/support_group/tour/postponed/delayed/
            rescheduled
        advice/personal_details/health_details/portal
        """,
        blocks=(
            "You were given morphine.",
            "You declined the CT scan.",
            "Our oncology department gave you its full attention.",
        ),
        passes=("Our radiology department is hiring.",),
    ),
    Clause(
        "R2",
        _WHY,
        _INSTEAD,
        """
        the/this/that/an/a/such/these/those ~1 <clinical> <adv>? was/were/did/had/could/came/went/can/may/
            is ..2 a? known/benign/normal/negative/positive/out/off/successful/expected/performed/explained/necessary/
            not/done/given/started/result/common/caused/predicted/needed/unavoidable/minor/standard/correct/
            prescribed/administered/read/reviewed/responsible/unrelated/routine/clear/clean/already/treated/mild/
            severe/has
        the/this/that <clinical> <adv>? was/were/showed/had/did/came/went/turned/required/needed
        they/she/he/him/her/this_person ..3 suffers/suffer/suffered/has/had/have/from/with ..4 <condition>/
            <procedure>/<drug>
        ran/did/ordered/performed/completed/repeated every/all/the/several/a/an/more/many/two/three ~3 test/tests/
            scan/scans/imaging/labs/exam/exams/x_ray/x_rays
        the/this/that/such ~1 patient/person/individual/child/mother history/case of/with/and
        <clinical> was/were <adv>? not? limited/withheld/given/indicated/ordered/delayed/denied/offered/needed/done/
            performed/prescribed/administered/necessary/warranted/appropriate/available/provided/started/stopped/
            monitored/treated/checked/removed/found/ruled_out
        <condition>/<drug> can/may/might/often/sometimes ~1 make/cause/affect/change/lead/raise/feel/trigger/mimic/
            mask ..4
        reason/reasons to ~1 postpone/delay/cancel/perform/avoid/stop/start/repeat ~1 <clinical>
        was/were/been/being ~1 prescribed/administered/intubated/sedated/induced/sutured/discharged/medicated/diagnosed/
            operated/biopsied/catheterized/transfused/resuscitated/stabilized
        none was/were given/prescribed/ordered/needed/taken
        often/usually/sometimes/typically/generally/commonly caused/treated/triggered/managed/diagnosed by/with/as
        <procedure> was/were/seemed/felt ..3 choice/option/decision/call/approach/course/best/safest/right
        <procedure> is the ~1 right/best/safest/only ~1 choice/option/decision/call/approach/course
        <procedure>/ct/scan is the right/only/best call
        safest/best/right/only choice/option for both/mother/her/him/baby/the
        <person>/<kin> ..5 sober/clean/in_remission/cancer_free
        decision/decisions to operate/treat/admit/discharge/intubate/medicate/sedate/transfer/wait/induce
        <clinical>/sedation/this/that ..4 affects/affect/causes/cause/clouds ~1 memory/judgment/mood/recall/sleep
        <clinical>/imaging/complications ..6 is/are/was/were ~1 not? ~2 indicated/needed/necessary/known_risk/risk/
            explained/normal/common/expected/unusual/typical/routine/rare
        were/was explained beforehand/before_surgery/in_advance
        type/kind/degree of ~1 <condition>/<procedure>
        indicated/contraindicated/appropriate/necessary for ~2 <condition>/<procedure>
/medicated/addicted/intoxicated/mentally/psychotic/pregnant/operated
        his/her/whose ~2 <clinical>/<doctor_of>
        for/to whom ..3 <clinical>/prescribed/treated
        changed/prescribed/administered/adjusted/gave/performed/ordered/started/stopped/offered/
            recommended <you>? the/a/an/<your>/her/his/him ~2 <clinical>
        """,
        elsewhere="""
        a/the/this new treatment/therapy/procedure/vaccine/drug
        """,
        unless=_NEWS
        + """
        recalls/recalled/a_recall/the_recall/recall_of
        today/tomorrow
        power_outage/weather/county/state
        """,
        blocks=("The biopsy was benign.", "This person suffers from depression.", "We changed the medication twice."),
        passes=("Our surgeons performed the first robotic procedure in the county.",),
    ),
    Clause(
        "R2",
        "Cuenta algo clínico de una persona.",
        "No nombre enfermedades, tratamientos, medicinas ni departamentos.",
        """
        <su> ~1 <clinico>
        la/el ~1 <clinico>/atencion que ..2 recibio/recibieron/tuvo/le/se ..5
        la/el/una/un paciente ~1 llego/fue/tenia/estaba/vino/recibio/presento/necesitaba
        la/el/los/las <clinico> de/del <su>/la/el? <pariente>/paciente
        usted/ustedes tiene/tenia/tuvo/sufrio/recibio/necesitaba/padece/rechazo ..3 <clinico>
        la/el ~1 <clinico> salio/fue/era/estaba/no_tiene/es ..2 bien/normal/correcto/correcta/exitosa/como/necesaria/
            negativo/negativa/benigno
        la/el ~1 <clinico> ..4 haya/hayan/saliera/salio ..3
        le dimos/recetamos/operamos/hicimos/diagnosticamos/administramos
        """,
        elsewhere="tiempo de espera",
        blocks=("Su diagnóstico fue correcto.", "La operación de su madre fue difícil."),
        passes=("Cada medicamento se revisa dos veces.",),
    ),
)
