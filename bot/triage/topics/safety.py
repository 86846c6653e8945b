"""Harm to patients, and what leads to it."""

from __future__ import annotations

from bot.triage.topics.topic import Topic

SAFETY = Topic(
    "safety",
    "patient safety",
    {
        55: """
        died/die/dies/dying/dead/death after/because/from/due/alone ... surgery/operation/infection/procedure
        died/die/dies/dying/dead/death after/because/from/due/of ... error/mistake/neglect/negligence/ignored/hours
        died/die/dies/dying/dead/death in/on/under/alone/waiting ... hallway/corridor/room/care/watch/er/floor
        died waiting
        left/let/leave/leaving him/her/them/me/us/my/patients/people/mom/dad/someone ... to? die
        killed the/a/<her> ... patient/patients/<family>
        preventable/avoidable/unexplained/suspicious death*
        """,
        40: """
        infection* after/from/following the/a/<her>? surgery/operation/procedure/birth/delivery/stay/ward?
        caught/got/getting/contracted/developed/acquired/picked an/a/up ... infection*
        hospital/healthcare acquired infection*
        surgical/wound/surgery site? infection*
        post op/surgical/operative infection*
        sepsis/septic after/from/following
        caught/got/getting/contracted/developed/died/dying/with/of ... sepsis
        missed/missing/ignored/untreated/overlooked/almost ... sepsis
        sepsis ... missed/ignored/overlooked/untreated/undiagnosed
        septic shock
        went/became/turned/got septic
        mrsa
        c diff
        superbug*
        wrong/incorrect ... <remedy>
        wrong <limb>
        medication/dosing/dosage/prescription/pharmacy error*/mistake*/mix
        double/triple dose*
        given/gave/administered ... overdose
        given/gave/prescribed ... allergic to
        misdiagnos*
        missed/missing a/the/<her> ... <illness>/diagnosis
        failed to diagnose/treat/notice/monitor/respond
        left ... sponge*/swab*/gauze/scalpel/clamp/instrument*/needle/towel inside/in
        retained sponge/instrument/object
        fell/falling/fallen out/off of? the/a/<her> bed/gurney/stretcher/table/wheelchair/trolley
        fell/fallen/falls in/on the/a/<her> ward/hospital/bathroom/hallway/corridor/shower/unit/er/wet
        fell/fallen ... nobody/nurse/nurses/unattended/unsupervised
        dropped the/a/<her> ... patient/<family>
        almost/nearly/could/would/might have? died/killed/die
        preventable/avoidable/unexplained injury/injuries/harm
        contaminat*
        not sterile/sterilized/sterilised/sanitized/disinfected
        unsteril*
        dirty/reused/used/bloody/rusty needle*/instrument*/scalpel*/scissors/tool*/equipment/syringe*
        blood on/all/over the? ... floor/wall/walls/sheets/bed/chair/curtain
        mold/mould/sewage/asbestos/legionella/legionnaires in/on
        cockroach*/roach*/rats/maggot*/bedbug*
        bed bugs
        recall* of ... <device>
        device/pump/implant/drug/medication/catheter/ventilator/mesh/product/fda/safety recall*
        recalled ... <device>
        neglected/neglecting/neglect of? the/a/elderly/patient*/<her>
        medical/gross/patient neglect
        bed/pressure sore*/ulcer*
        bedsore*
        botched
        medical/surgical/clinical/diagnostic/hospital/fatal error*/mistake*/blunder*
        refused/refusing/refuses to treat/see/help/admit/examine/resuscitate
        sent/send/discharged me/him/her/them/us/home/<her> ... <illness>
        abused/assaulted/molested/raped/groped by/at/in/me/the/a/him/patient*/<her>
        patient/elder/sexual abuse/assault*
        paralyzed/paralysed after/from/because/by
        brain damage after/from/because/by
        cross contamination
        malnourished
        left ... in ... <filth>
        left ... in pain for/hours
        outbreak at/in/on/of/spreads/among
        """,
        15: """
        sepsis
        died
        dies
        passed away
        infection
        infections
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
        patient/she/he/resident/<family> fell/fallen
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
    infection control/prevention/free/clinic/specialist*/nurse/team/award
    infection rate*/numbers/risk are/is/was down/low/lower/lowest/falling/zero
    prevent*/fight*/beat/cleared/avoid*/against/stop*/reduc* ... infection*/sepsis/mrsa/superbug*/overdose*/outbreak*
    treat*/research/study ... infection*/sepsis/mrsa/superbug*/overdose*/outbreak*/complication*/contaminat*
    ear/sinus/eye/chest/urinary/yeast/bladder/tooth/kidney/throat infection*
    sepsis awareness/survivor*/protocol*/training/day/month/research/bundle/conference/education/screening
    septic tank*/system*
    phone/battery/car/laptop/wifi/charger/plant/plants/goldfish/cat/dog died
    almost/nearly died of? laughing/laughter/embarrassment/boredom/happiness/cuteness
    died of? laughing/laughter/embarrassment/boredom/happiness/cuteness
    i/he/she/patient/<family> fell asleep/ill/sick/pregnant/in/for/at/from/down/behind/short/apart/head/back
    i/he/she/patient/<family> fell while/off/on/skiing/playing/outside/madly
    died in/of/on ... 1*
    died/passed away? peacefully
    total recall
    recall election/vote/petition/effort/campaign/the/that/seeing/how/when/being
    overdose awareness/prevention/training/crisis/epidemic/reversal/day/kit*
    dangerous* good/curve*/cute/delicious/close/addictive
    wrong/right side of ... bed/road/history/town/street/building
    on the wrong side/foot
    wrong foot forward
    without/no/zero/any/minor complication*
    """,
    is_grave=True,
    is_negatable=True,
)
