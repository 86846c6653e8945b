"""Words that stand for one another in the lists: `<family>` in a phrase is any of these."""

from __future__ import annotations

GROUPS = {
    "ask": "email/message/text/dm/note/line/question",
    "bad": "horrible/terrible/awful/poor/bad/worst/disgusting/appalling/disgraceful/pathetic/lousy",
    "care": "care/service/experience/treatment/hospital/place/facility/er/unit/ward/department/job/food/work",
    "device": "device*/pump*/implant*/drug*/medication*/catheter*/ventilator*/mesh/lot/lots/batch/formula",
    "family": "mother/father/mom/mum/dad/son/daughter/wife/husband/baby/newborn/child/grandmother/grandfather/"
    "grandma/grandpa/brother/sister/aunt/uncle/friend",
    "filth": "urine/feces/vomit/excrement/soiled",
    "food": "coffee/pizza/nap/burger/sandwich/taco/chocolate/drink/beer/donut/cigarette/snack",
    "germ": "germs/bacteria/virus*/cancer*/tumor*/pain/infection*/superbug*/weeds/bugs/lice/mold/cells/parasite*",
    "good": "great/amazing/wonderful/excellent/fantastic/outstanding/incredible/awesome/brilliant/superb/exceptional/"
    "lovely/fabulous/terrific/best/good",
    "gun": "gun/rifle/knife/weapon/shotgun/machete/pistol",
    "helps": "answer/answers/answered/call/calls/called/come/comes/came/care/cares/help/helps/helped/listen/listens/"
    "listened/explain/explained/tell/told/return/returned",
    "her": "my/our/his/her/their/your",
    "i": "i/we/ill/im/id",
    "illness": "stroke/sepsis/appendicitis/heart/bleeding/broken/fracture/clot/pneumonia/fever/cancer/tumor/aneurysm",
    "kind": "kind/caring/friendly/helpful/professional/compassionate/attentive",
    "lawyer": "lawyer/lawyers/attorney/attorneys/solicitor/solicitors",
    "limb": "leg/arm/side/knee/hip/kidney/eye/foot/hand/limb/organ/breast/tooth/patient/baby/site",
    "lost": "leaked/exposed/stolen/hacked/dumped/breached/compromised",
    "not": "not/never/didn't/doesn't/don't/won't",
    "place": "hospital/clinic/er/building/ward/office/place",
    "posts": "post/posts/posted/posting/share/shares/shared/sharing/put/upload*/tweeted/publish*/sold/selling",
    "press": "press/media/news/newspaper*/papers",
    "record": "record/records/chart/charts/file/files/result/results/scan/scans/xray/xrays/diagnosis/information/info/"
    "details/data/history/paperwork",
    "remedy": "medication*/medicine*/meds/drug*/dose*/dosage/blood/prescription*/injection/vaccine",
    "reporter": "reporter*/journalist*/correspondent*/producer*/editor*",
    "rotten": "rude/ignored/dismissive/late/condescending/loud/slow",
    "sent": "sent/mailed/emailed/faxed/gave/given/handed",
    "staff": "staff/nurse/nurses/doctor/doctors/team/surgeon/surgeons/midwife/midwives/volunteers/crew/people/everyone",
    "story": "story/segment/piece/article/report/interview/investigation",
    "victim": "you/him/her/them/that/those/these/everyone/everybody/every/someone/somebody/all/dr/doctor/the/your",
}
