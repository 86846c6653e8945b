"""What people say when something matters to a hospital: the word lists, the gravest topic first.

Each list has one phrase on a line, in the notation of `bot.triage.phrases`, under the points that it is worth. Points
of 40 or more make a mention `high` by themselves; less needs company. `elsewhere` lists phrases that use the same words
for something else; what stands in them is not read for this topic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One category with its words. `is_grave`: no good mood makes up for it. `is_negatable`: `no infection` is none."""

    category: str
    name: str
    phrases: Mapping[int, str]
    elsewhere: str = ""
    is_grave: bool = False
    is_negatable: bool = False


_I = "i/we/ill/im/id"
_PLACE = "hospital/clinic/er/building/ward/office/place"
_YOU = "you/him/her/them/that/those/these/everyone/everybody/every/someone/somebody/all/dr/doctor/the/your"
_FOOD = "coffee/pizza/nap/burger/sandwich/taco/chocolate/drink/beer/donut/cigarette/snack"
_GERM = "germs/bacteria/virus*/cancer*/tumor*/pain/infection*/superbug*/weeds/bugs/lice/mold/cells/parasite*"

THREAT = Topic(
    "threat",
    "threat or self-harm",
    {
        60: f"""
        bomb threat*
        bomb in/under/at/inside/near the/this/that/your/st
        plant*/build*/built/detonate* a/the bomb*
        pipe bomb*
        blow/blowing up ... {_PLACE}
        blow the/this/that/your ... {_PLACE} up
        shoot/shooting up ... {_PLACE}
        {_I} will/would/could/should/am? going/gonna/want? to? shoot {_YOU}
        going/gonna/wanna to? shoot {_YOU}
        active shooter*
        gunman/gunmen
        opened/open fire on/at/inside/in
        bring*/brought/carry*/grab*/get*/got/have/has/had/with/load* a/my/his/her ... gun/rifle/knife/weapon/shotgun/machete
        pull*/draw*/drew a gun/knife/weapon on
        bullet in your/his/her/their/that/the ... head/skull/brain/face
        {_I} will/would/should/swear/want/am/might? going/gonna/about? to? kill {_YOU}
        going/gonna/wanna/want/threaten*/vow*/swore/swear to? kill {_YOU}
        death threat*
        threaten* to kill/shoot/stab/bomb/burn/hurt/attack
        threat*/attack* against ... {_PLACE}/staff/nurse*/doctor*/surgeon*/ceo/executive*
        i/im/we am/are? coming for you/your/him/her/them/those/these/every/dr/doctor
        burn the/this/that/your ... {_PLACE} down
        burn down the/this/that/your ... {_PLACE}
        burn it/this/that/them down
        burn ... to the ground
        stab {_YOU}
        slit your/his/her/their throat*
        i/we know where you/he/she/they/dr/doctor/that ... live/lives/park/parks/sleep/sleeps
        watch your back
        deserve* to die/be shot/be killed/hang
        should/must/ought/needs to? be shot/hanged/lynched/executed
        hope you/they/he/she/everyone ... die/dies
        {_I} will/am? going/gonna? to? hurt/harm/attack {_YOU}
        beat the ... out of you/him/her/them/that/those
        kill myself
        end my own? life
        i want to die
        i am suicidal
        im suicidal
        """,
    },
    elsewhere=f"""
    you/youre/they/theyre/it/its/this/that/which/he/she/who/nurse*/doctor*/staff/hospital* are/is/will/almost/nearly/were/was? going/gonna to? kill/shoot
    shoot the breeze
    shoot {_YOU} an/a ... email/message/text/dm/note/line/question
    shoot the ... film/video*/commercial/scene/documentary/movie/photo*/portrait*/footage/cover/hoops
    bring/bringing/got/have/has/had/with/get a/my/his/her glue/nerf/heat/water/squirt/spray/staple/top/speed/radar/massage gun
    got/have/has/had a gun/knife/weapon policy/check/screening/detector*/safety/wound*
    with a knife and fork
    kill {_YOU} for a/some/that ... {_FOOD}
    kill the/that/this/those/these/all ... {_GERM}
    kill the mood/vibe/time/lights/engine/music/buzz
    kill {_YOU} with kindness
    kill {_YOU} to ask/smile/say/wait/try/answer/care/pick/help
    kill the/that/this/your interview/exam/test/presentation/audition/competition/game/speech
    coming for you/your/him/her/them ... visit/checkup/baby/birthday/party/cookies/cafeteria/coffee/pancakes/title/crown/record/trophy
    watch your back ... posture/lifting/spine/pain/bending
    the bomb in the box office
    beat the cancer/heat/odds out of
    hurt {_YOU} to smile/ask/try
    stab the needle
    burn it/this/that/them down to? calories/candle*
    """,
    is_grave=True,
)

SAFETY = Topic(
    "safety",
    "patient safety",
    {
        40: """
        infection* after/from/following ...
        caught/got/getting/contracted/developed/acquired/picked an/a/up ... infection*
        hospital/healthcare acquired infection*
        surgical/wound/surgery site? infection*
        post op/surgical/operative infection*
        sepsis
        septic shock
        went/became/turned/got septic
        mrsa
        c diff
        superbug*
        wrong/incorrect ... medication*/medicine*/meds/drug*/dose*/dosage/blood/prescription*/injection/vaccine
        wrong leg/arm/side/knee/hip/kidney/eye/foot/hand/limb/organ/breast/tooth/patient/baby/site
        medication/dosing/dosage/prescription/pharmacy error*/mistake*/mix
        double/triple dose*
        given/gave/administered ... overdose
        given/gave/prescribed ... allergic to
        misdiagnos*
        miss*/missed a/the/his/her/my/their ... stroke/fracture/cancer/tumor/appendicitis/heart/clot/diagnosis/sepsis/aneurysm
        failed to diagnose/treat/notice/monitor/respond
        left ... sponge*/swab*/gauze/scalpel/clamp/instrument*/needle/towel inside/in
        retained sponge/instrument/object
        fell/falling/fallen out/off of? the/her/his/my/their/a bed/gurney/stretcher/table/wheelchair/trolley
        fell/fallen/falls in/on the/your/their/a/her/his ward/hospital/bathroom/hallway/corridor/shower/unit/er/wet
        fell/fallen ... nobody/nurse/nurses/unattended/unsupervised
        dropped my/our/the/a/her/his ... baby/newborn/patient/mother/father/son/daughter/mom/dad
        died/die/dies/dying/dead/death after/because/from/due/waiting/in/on/under/alone ... surgery/operation/infection/error/mistake/neglect/waiting/hallway/room/care/watch/procedure/er/ignored/negligence/hours/floor
        died waiting
        left/let/leave/leaving him/her/them/me/us/my/patients/people/mom/dad/someone ... to? die
        killed my/our/his/her/their/a/the ... mother/father/mom/dad/son/daughter/wife/husband/baby/grandmother/grandfather/grandma/grandpa/brother/sister/patient/patients/friend/uncle/aunt/child
        almost/nearly/could/would/might have? died/killed/die
        preventable/avoidable/unexplained/suspicious death*/injury/injuries/harm
        contaminat*
        not/un sterile/sterilized/sterilised/sanitized/disinfected
        unsteril*
        dirty/reused/used/bloody/rusty needle*/instrument*/scalpel*/scissors/tool*/equipment/syringe*
        blood on/all the/over ... floor/wall/walls/sheets/bed/chair/curtain
        mold/mould/sewage/asbestos/legionella/legionnaires in/on ...
        cockroach*/roach*/rats/maggot*/bedbug*
        bed bugs
        recall* of ... device*/pump*/implant*/drug*/medication*/lot/lots/batch/catheter*/ventilator*/mesh
        device/pump/implant/drug/medication/catheter/ventilator/mesh/product/fda/safety recall*
        recalled ... device*/pump*/implant*/drug*/medication*/lot/batch/catheter*/ventilator*/mesh/formula
        neglected/neglecting/neglect of? my/our/his/her/the/a/elderly/patient* ...
        medical/gross/patient neglect
        bed/pressure sore*/ulcer*
        bedsore*
        botched
        medical/surgical/clinical/diagnostic/hospital/fatal error*/mistake*/blunder*
        refused/refusing/refuses to treat/see/help/admit/examine/resuscitate
        sent/send/discharged me/him/her/them/us/my/home ... stroke/sepsis/appendicitis/heart/bleeding/broken/fracture/clot/pneumonia/fever
        abused/assaulted/molested/raped/groped/restrained by/at/in/my/me/the/a/her/him/patient* ...
        patient/elder/sexual abuse/assault*
        paralyzed/paralysed/brain damage/damaged after/from/because/by
        cross contamination
        malnourished
        unattended/screaming/lying/left in/for ... pain/hours/hallway/urine/feces/vomit/soiled
        left ... in ... urine/feces/vomit/excrement
        outbreak at/in/on/of/spreads/among ...
        """,
        20: """
        died
        dies
        passed away
        infection*
        infected
        outbreak
        hemorrhag*
        complication*
        overdose*
        unsafe
        not/never/isn't/aren't/wasn't safe
        dangerous*
        endanger*
        negligen*
        patient/mom/dad/mother/father/grandma/grandpa/grandmother/grandfather/husband/wife/son/daughter/aunt/uncle/she/he/resident fell/fallen
        understaffed
        short staffed
        staffing shortage*
        wrong/false diagnos*
        turned away
        allergic reaction
        malfunction*
        recall* notice/issued/notices/patients
        life/lives at risk
        """,
    },
    elsewhere="""
    infection control/prevention/prevent*/free/rate*/clinic/specialist*/nurse/team/award
    infection rate*/numbers/risk are/is/was down/low/lower/lowest/falling/zero
    prevent*/preventing/fight*/treat*/treated/beat/cleared/avoid*/against/stop*/reduc*/research/study ... infection*/sepsis/mrsa/superbug*/overdose*/outbreak*/complication*/contaminat*
    ear/sinus/eye/chest/urinary/yeast/bladder/tooth/kidney/throat infection*
    sepsis awareness/survivor*/protocol*/training/day/month/research/bundle/conference/education/screening
    septic tank*/system*
    infectious laugh*/smile*/energy/enthusiasm/joy/disease*
    phone/battery/car/laptop/wifi/charger/plant/plants/goldfish/cat/dog died
    i/we/nearly/almost/literally just? died of? laughing/laughter/embarrassment/boredom/happiness/cuteness
    almost/nearly died laughing/of
    he/she/he's/i fell asleep/ill/pregnant/in/for/at/from/down/behind/short/through/apart/victim/madly/head/back
    she/he/mom/dad/mother/father/grandma/grandpa/grandmother/grandfather/husband/wife/son/daughter/aunt/uncle/patient fell asleep/ill/sick/pregnant/in/for/at/from/down/behind/short/through/apart/while/off/on/skiing/playing/outside
    fell in love
    died in/of/on ... 1*/19*/18*
    died peacefully
    passed away peacefully
    total/recall election/vote/petition/effort/campaign
    recall election/vote/petition/effort/campaign
    drug/overdose recall/awareness/prevention/training/crisis/epidemic/reversal
    overdose awareness/prevention/training/crisis/epidemic/reversal/day/kit*
    dangerous* good/curve*/curves/cute/delicious/close/addictive
    wrong/right side of ... bed/road/history/town
    wrong side/foot/hand of/at/with ...
    on the wrong side/foot
    wrong patient name
    outbreak the/movie/film
    wrong number/address/floor/entrance/room/building
    without/no/zero/any/minor complication*
    recall petition
    """,
    is_grave=True,
    is_negatable=True,
)

PRIVACY = Topic(
    "privacy",
    "patient privacy",
    {
        40: """
        data/privacy/security/records/hipaa/confidentiality breach*
        breach* of ... privacy/confidentiality/confidence/data/hipaa/patient/records/information
        breach* my/our/his/her/their/patient* privacy/confidentiality/data/confidence
        hipaa violation*/complaint*/investigation*/fine*/lawsuit
        violat*/broke/break/breaking/breached of? my/our/her/his/their/patient*/the? privacy/hipaa/confidentiality
        violat*/broke/break/breaking hipaa
        leak*/leaked of? my/our/her/his/their/the/patient*/medical/private ... record*/data/chart*/file*/result*/photo*/information/info/details/diagnosis/scans
        record*/data/chart/charts/files/results/photos/information/info/diagnosis/scans ... leaked/exposed/stolen/hacked/dumped/breached/compromised
        record*/data/charts/files/results/information/scans ... on the dark web
        record*/chart/charts/files/results/information/scans ... all? over facebook/twitter/instagram/tiktok/internet/web/online
        posted/posting/posts/shared/sharing/shares/put/uploaded/tweeted/published/sold/selling my/our/her/his/their/patient*/a/the ... chart*/record*/results/xray/scan*/diagnosis/information/info/file*/history/data/name
        took/taking/take/takes/posted/posting/shared ... photo*/picture*/video*/selfie* of me/my/patient*/her/him/us/a/naked/unconscious
        film*/filmed/recorded/photographed me/us/my/patient*/her/him ... without/while/secretly
        record*/information/results/diagnosis/chart/details ... without ... consent/permission/authorization/asking
        looked/looking/look/looks/snoop*/peeked/poking up/at/in/into/through/around my/our/her/his/their/patient* ... chart*/record*/file*/history
        accessed/opened/read/viewed my/our/her/his/their/patient* ... chart*/record*/file* without/illegally/she/he
        snoop*
        someone/somebody elses ... record*/results/chart/file/files/information/paperwork/bill/scan*
        another/other/wrong/different patients/persons/peoples ... record*/results/chart/file/files/information/paperwork/bill/scan*
        sent/mailed/emailed/faxed/gave/given/handed/send/sends ... to the wrong person/address/patient/email/number/house/family
        ransomware
        identity theft
        told/telling/tells/disclosed/discussed/discussing/announced/revealed/yelled/shouted my/our/her/his/their ... diagnosis/results/condition/hiv/pregnancy/medical/status
        overheard/hear/heard ... patient/patients/person/someone ... diagnosis/results/private/medical
        stolen/lost/missing/unencrypted laptop*/drive*/usb/records/charts
        medical/patient records ... dumpster/trash/sidewalk/street/parking/bin
        """,
        20: """
        hipaa
        confidentiality
        hacked
        hackers
        cyberattack*
        cyber attack*
        my/our/her/his/their/patient/no/invasion/lack privacy/of
        personal/private/sensitive information/details/data
        without my/her/his/our consent/permission
        """,
    },
    elsewhere="""
    hipaa compliant/compliance/training/trained/certified/certification/course/webinar/form*/notice/authorization/quiz
    privacy policy/policies/notice/settings/curtain*/screen*/glass/statement/week/officer
    respect*/protect*/protected/protecting/valued/value/values/guard*/guarded/safeguard*/honor* ... privacy/confidentiality/data/information/hipaa
    privacy was/is/were respected/protected/maintained
    life/growth/kitchen/sleep/parenting hack*/hacked/hackers
    data/security breach* drill/training/exercise/insurance
    my/our/her/his/their own privacy of
    someone/another/other/others patient s/patients/people/person ... experience*/story/stories/review*/bill* introduced
    in the privacy of
    """,
    is_grave=True,
    is_negatable=True,
)

LEGAL = Topic(
    "legal",
    "legal",
    {
        40: """
        lawsuit*
        law suit*
        suing
        sued
        sue you/them/him/the/this/that/your/for/everyone/st/hospital/over/these/those/sbmc
        to/will/gonna/should/could/can/might/i'll/we'll/i/we sue
        malpractice
        wrongful/wrongly death/termination/fired/terminated
        class action*
        filed/filing/file/files a/an/suit ... suit/claim/complaint/charges/grievance/against
        legal action
        legal team will/is/has/of
        take/taking/took/taken/see/seeing you/them/this/it/him/her/the/hospital ... to? in? court
        my/our/her/his/their lawyer*/attorney*/solicitor*
        hired/hiring/calling/called/contact*/spoke/speaking/talk*/seeing to/with? a/an ... lawyer*/attorney*/solicitor*
        lawyer*/attorney*/solicitor* will/is/are/says/said/has/have/called/sent/letter
        lawyer up
        lawyered up
        hear/hearing from my/our lawyer*/attorney*/solicitor*
        settlement with/of/over/after/against/in ...
        reach*/agree*/sign*/paid/pay*/million/offered/offer/confidential/undisclosed/legal/dollar ... settlement*
        settles/settled/settle ... lawsuit*/case/suit/claim*/allegation*/million
        jury award*/verdict/finds/found/sided/orders
        press/pressing/pressed/file/filing/filed/faces/facing criminal? charges
        negligence claim*/case/suit
        subpoena*
        indict*
        attorney general
        cease and desist
        court ordered/orders/order/rules/ruled/ruling/case/filing*/documents/records
        """,
        20: """
        lawyer*
        attorney*
        solicitor*
        settlement*
        in court
        litigation
        liable
        liability
        illegal*
        fraud*
        compensation claim*
        """,
    },
    elsewhere="""
    power of attorney
    attorney in fact
    nurse/aunt/dr/doctor/miss/ms/mrs/and/my/our/friend/hi/hello/thanks/thank/love/you/to sue ellen?
    sue in/from/at/on/and/is/was/has/who/took/works/made/the/my/our/sat/held/helped nurse/receptionist/ward/reception/unit/radiology/er/front/desk/wonderful/amazing/kind/great/best/lovely/me/us
    food/tennis/basketball/volleyball/ball/squash/badminton/pickleball court*
    settlement house/neighborhood/era/history/agency
    my/our/her/his/their/a/the lawyer/attorney friend/son/daughter/cousin/brother/sister/neighbor/neighbour/show
    friend/son/daughter/cousin/brother/sister/neighbor/husband/wife/mom/dad is/was/became an/a lawyer/attorney
    lawyer/attorney by day/training/trade
    better call
    better call saul
    not be? liable
    """,
    is_grave=True,
    is_negatable=True,
)

MEDIA = Topic(
    "media",
    "media",
    {
        40: """
        i am a/an/the ... reporter/journalist/producer/correspondent/editor
        i'm a/an/the ... reporter/journalist/producer/correspondent/editor
        reporter*/journalist*/correspondent*/producer* with/from/for/at/here ...
        request*/asked/asking/reach*/contact*/available/refus*/declin*/respond*/here ... for/to a? comment
        for comment
        comment* on the record
        on/my/our/tight/story deadline today/tonight/tomorrow/at/is/by/this
        on deadline
        request* an/a ... interview/statement
        press/media/news inquir*/enquir*/request*/contact*/query/queries/relations/spokes*
        writing/working/reporting/researching on? a/an/the/my story/piece/article/segment/report/investigation about/on/for/into
        i am investigating
        i'm investigating
        investigative reporter*/journalist*/team/report/series/piece/unit
        declined/refused to comment
        did not/didn't respond ... comment*/request*/inquir*
        news/tv/television/camera/film crew*/van*/truck*/cameras
        newsroom
        story/segment/piece/article/report/interview ... runs/airs/airing/publishes/goes tonight/tomorrow/today/live/at/on/this/monday/sunday/friday
        going/go/went/taking/take/took/contacting/call*/calling/tell*/telling to? this? the press/media/news/newspaper*/papers
        spokesperson/spokesman/spokeswoman for/said/told/declined
        """,
        20: """
        reporter*
        journalist*
        the press
        press/news conference*/coverage/release/statement/briefing/report*
        news crew/story/stories/article*/channel
        breaking news
        newspaper*
        on the news
        exclusive
        documentary
        """,
    },
    elsewhere="""
    press ganey
    bench/french/panini/leg/chest/shoulder/garlic/drill/printing press
    press/presses/pressed/pressing the/a/my/her/his/on/down/that ... button/bell/call/buzzer/bandage/wound/key
    enrollment/registration/application/filing/tax/payment/submission/enrolment/nomination/scholarship deadline*
    deadline to/for apply/register/enroll/sign/submit/nominate/applications/registration
    good/great/best/fantastic/wonderful/amazing/happy/exciting/bad/sad news
    exclusive* breast*/pump*/parking/discount*/offer*/deal*/formula
    exclusively
    newspaper/newspapers/magazine* and/or/in ... coffee/magazines/waiting/lobby/room
    old/free newspaper*
    press/media conference room
    contact/press for a comment card*
    card* for comment*
    comment card*/box*
    """,
    is_grave=True,
)

SERVICE = Topic(
    "service",
    "service",
    {
        10: """
        wait*
        waited
        hour*/hours later/long/before/late/and/on/to/in/just/for ...
        hours
        rude*
        dismissive*
        dismissed me/my/us/her/him
        ignor*
        unprofessional*
        incompeten*
        disrespect*
        condescending
        careless*
        uncaring
        attitude
        yelled/snapped/shouted/screamed/laughed at me/us/my/her/him/patients
        horrible/terrible/awful/poor/bad/worst/disgusting/appalling/disgraceful/pathetic/lousy ... service/care/experience/hospital/staff/place/treatment/food/communication/er/nurse*/doctor*/management/parking
        customer service
        bill/bills/billed/billing
        overcharg*
        surprise/unexpected/huge/ridiculous/outrageous ... charge*/fee*/invoice*
        charged me/us/my/twice/for
        refund*
        collections
        parking
        on hold
        hung up
        no one/body answers/answered/called/calls/came/comes/cares/helped/told/listens/listened
        nobody answers/answered/called/calls/came/comes/cares/helped/told/listens/listened
        never/didn't/doesn't/don't/won't/not call/calls/called/answer/answers/answered/return/returned/listen/listened/care/explain/explained ...
        late
        delay*
        cancel*
        rescheduled
        dirty
        filthy
        unclean
        smell*/smelled/smelly
        noisy
        loud
        crowded
        overcrowd*
        cold food/meal/room
        food/meal* ... cold/inedible/terrible/awful/disgusting/late
        disorgani*
        chaotic
        chaos
        slow
        front desk
        receptionist*
        appointment* ... cancel*/lost/moved/weeks/months/available
        get/getting/make/making/book/booking an appointment
        portal
        communication
        complain*
        lost my/our/her/his ...
        unhelpful
        useless
        understaff*
        staff shortage*
        disappoint*
        """,
    },
    elsewhere="""
    can't/cannot/couldn't/can't/hardly wait*
    can wait*
    no/any/little/short/shorter/minimal/quick/zero/brief wait*
    wait* ... worth
    worth the/every wait*
    wait/waiting was/is/were/times short/minimal/brief/quick/minutes/nothing/great/down/good
    waiting room* was/is/were clean/nice/comfortable/lovely/bright/quiet
    wait for/until/till/to it/you/see/meet/next
    wait what/wait/till/until
    just you wait
    lady/ladies in waiting
    never/not/wasn't/weren't rude/ignored/dismissive/late/condescending/loud/slow
    free/easy/plenty/good/great/ample/convenient/valet/validated/new ... parking
    parking was/is easy/free/plentiful/great/convenient/good/fine/simple
    bill gates/clinton/murray/nye
    senate/house/health/healthcare/congress/budget/spending/assembly bill/bills
    bill of rights
    bill passes/passed/sponsored/would
    24/visiting/business/opening/office/clinic/extended/happy/early/late/working hours
    open 24/late
    24 hours a
    late night/dr/doctor/husband/wife/mother/father/grandmother/grandfather
    sooner or later
    fashionably late
    better late
    latest
    great/excellent/good/amazing/wonderful/clear/best/outstanding/fantastic customer?/and? service/communication
    communication was/is/were great/excellent/good/clear/amazing/wonderful
    loud and clear
    broken arm/leg/wrist/ankle/bone*/hip/rib*/finger/toe/nose/foot/hand/collarbone/heart/hearted
    lost my/our/her/his mother/father/mom/dad/baby/wife/husband/son/daughter/grandmother/grandfather/grandma/grandpa/brother/sister/voice/weight/job
    not/never/didn't disappoint*/disappointed
    no complain*
    nothing to complain*
    can't/cannot complain*
    slow down/cooker/roasted/dance
    ignore the/this/that/my ... typo/tweet/post/rumor*/haters
    minutes/hour/hours of/in/into? volunteer*/service/training/surgery/practice
    """,
    is_negatable=True,
)

QUESTION = Topic(
    "question",
    "question",
    {
        0: """
        does/do anyone/anybody/somebody/you/they know/have/recommend/offer/accept/take
        anyone/anybody know/recommend/else/used/tried
        how do/can/would i/we/you
        how long/much/many/far do/does/is/are/will/would/to/before/for
        where can/do/is/are/should i/we/the/you
        what time/hours/are/is do/does/is/are/the/your
        which entrance/floor/building/department/doctor/number
        who do/can/should i/we
        can i/we/you/someone/anyone tell/visit/bring/park/get/call/help/explain/book/make
        is/are there a/an/any
        is/are the ... open
        looking for a ... recommendation*/doctor/obgyn/pediatrician/specialist
        """,
    },
)

PRAISE = Topic(
    "praise",
    "praise",
    {
        0: """
        thank you
        thanks to/for/so/all/st/everyone/dr
        thank*/thankful/grateful/gratitude/appreciate*/appreciation
        many/huge/big/special/heartfelt thanks
        shout out/outs to
        shoutout
        kudos
        hats off
        bravo
        well done
        great/amazing/wonderful/excellent/fantastic/outstanding/incredible/awesome/brilliant/superb/exceptional/best/good/lovely/fabulous/terrific ... care/staff/nurse/nurses/doctor/doctors/team/service/hospital/experience/people/job/work/place/surgeon/treatment/department/ward/facility/unit/er/crew/volunteers
        staff/nurses/nurse/doctors/doctor/team/care/everyone/service/hospital/surgeon/midwife/midwives/volunteers was/were/is/are/here ... great/amazing/wonderful/excellent/fantastic/outstanding/incredible/awesome/brilliant/superb/exceptional/lovely/kind/caring/friendly/helpful/professional/compassionate/attentive/angels/heroes/best
        highly/definitely/would/strongly recommend*
        saved my/his/her/our/their/a ... life/lives/leg/arm/baby/sight
        could/can not/cannot/couldn't/can't have been? fault/better/kinder/nicer/more
        can't/cannot/couldn't/could can? fault/thank/praise/recommend ...
        in good hands
        above and beyond
        angels
        heroes
        heroic
        top notch
        first class
        world class
        five/5 star/stars
        second to none
        so/very/extremely/really/incredibly kind/caring/professional/helpful/compassionate/friendly/attentive/pleased/impressed/happy
        proud of/to
        congratulations
        congrats
        award/awards/awarded
        love this/the/our/my/these/you hospital/nurses/doctors/staff/team/doctor/nurse/guys
        """,
    },
    elsewhere="""
    thanks for nothing
    no thanks to?
    thanks a lot/bunch for ...
    thank/thanks god/goodness/heavens i/we/she/he left/went/switched/transferred
    would/wouldn't/cannot/can't/not/never/don't ... not? recommend*
    not recommend*
    not/never/hardly/far ... great/amazing/wonderful/excellent/good/best/kind/caring/friendly/helpful/professional/compassionate
    best to avoid
    great/good way/place/job to die/ruin/lose/of/ruining/losing
    best of luck
    """,
)

TOPICS = (THREAT, SAFETY, PRIVACY, LEGAL, MEDIA, SERVICE, QUESTION, PRAISE)
"""In the order of their gravity: the first that a mention touches names its category."""

OTHER = "other"
"""The category of a mention that touches none of the topics."""

NOISE = """
now/we're/we/is/are hiring
hiring a/an/for/now/event
job opening*/alert/opportunit*/posting*
open position*
apply now/today/here/online
join our/the team
career*/jobs at ...
view/see this/our/open job*/position*/opening*
i'm/im at ...
just checked in at
checked in at
posted a photo
just posted a photo
tickets on sale
5k/10k run/walk/race
"""
"""What is said near a hospital and needs nobody: adverts for work, check-ins."""
