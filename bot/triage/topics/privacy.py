"""Records and confidences that reached those whom they do not concern."""

from __future__ import annotations

from bot.triage.topics.topic import Topic

PRIVACY = Topic(
    "privacy",
    "patient privacy",
    {
        40: """
        data/privacy/security/records/hipaa/confidentiality breach*
        breach* of ... privacy/confidentiality/confidence/data/hipaa/patient/records/information
        breach* patient*/<her> privacy/confidentiality/data/confidence
        hipaa violation*/complaint*/investigation*/fine*
        violat*/broke/break/breaking of? patient*/the/<her>? privacy/hipaa/confidentiality
        leak*/leaked of? the/patient*/medical/private/<her> ... photo*/<record>
        <record>/photos ... <lost>
        <record>/photos ... on the dark web
        <record> ... all? over the? facebook/twitter/instagram/tiktok/internet/web/online
        <posts> patient*/a/the/<her> ... name/<record>
        took/taking/take/takes/<posts> ... photo*/picture*/video*/selfie* of me/patient*/him/us/unconscious/<her>
        filmed/filming/recorded/photographed me/us/patient*/him/<her> ... without/while/secretly
        <record> ... without ... consent/permission/authorization/asking
        looked/looking/look/looks/peeked/poking up/at/in/into/through/around patient*/<her> ... <record>
        accessed/opened/read/viewed patient*/<her> ... <record> without/illegally
        snoop*
        someone/somebody elses ... bill/<record>
        another/other/wrong/different patients/persons/peoples ... bill/<record>
        <sent> ... letter*/bill*/report*/<record> ... to the wrong person/address/patient/email/house/family
        <sent> <her> ... to the wrong person/address/patient/email/number/house/family
        ransomware
        identity theft
        told/disclosed/discussed/discussing/revealed/yelled/shouted <her> ... diagnosis/results/condition/hiv/status
        overheard/hear/heard ... patient/patients/person/someone ... diagnosis/results/private/medical
        stolen/lost/missing/unencrypted laptop*/drive*/usb/records/charts
        medical/patient records ... dumpster/trash/sidewalk/street/parking/bin
        """,
        15: """
        hipaa
        confidentiality
        hacked
        hackers
        cyberattack*
        cyber attack*
        patient*/no/<her> privacy
        invasion/lack of ... privacy
        personal/private/sensitive information/details/data
        without <her> consent/permission
        """,
    },
    elsewhere="""
    hipaa compliant/compliance/training/trained/certified/certification/course/webinar/form*/notice/authorization/quiz
    privacy policy/policies/notice/settings/curtain*/screen*/glass/statement/week/officer
    respect*/protect*/value*/guard*/safeguard*/honor* ... privacy/confidentiality/data/information/hipaa
    privacy was/is/were respected/protected/maintained
    life/growth/kitchen/sleep/parenting hack*/hacked/hackers
    data/security breach* drill/training/exercise/insurance
    look*/looking at/up/through/in history/information on/about/of the hospital/building/town
    in the privacy of
    look up information
    <posts> the/a ... information/results/data on/about/from/of visiting/parking/hours/study/survey/trial/quality
    """,
    is_grave=True,
    is_negatable=True,
)
