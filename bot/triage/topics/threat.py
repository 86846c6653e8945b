"""Threats of violence, violence itself, and words of self-harm."""

from __future__ import annotations

from bot.triage.topics.topic import Topic

THREAT = Topic(
    "threat",
    "threat or self-harm",
    {
        60: """
        bomb threat*
        bomb in/under/at/inside/near the/this/that/your/st
        plant*/build*/built/detonate* a/the bomb*
        pipe bomb*
        blow/blowing up ... <place>
        blow the/this/that/your ... <place> up
        shoot/shooting up ... <place>
        <i> will/would/could/should/am? going/gonna/want? to? shoot <victim>
        going/gonna/wanna to? shoot <victim>
        active shooter*
        gunman/gunmen
        opened/open fire on/at/inside/in
        bring*/brought/carry*/grab*/get*/got/have/has/had/with/load* a/my/his/her ... <gun>
        pull*/draw*/drew a <gun> on
        bullet in your/his/her/their/that/the ... head/skull/brain/face
        <i> will/would/should/swear/want/am/might? going/gonna/about? to? kill <victim>
        going/gonna/wanna/want/threaten*/vow*/swore/swear to? kill <victim>
        death threat*
        threaten* to kill/shoot/stab/bomb/burn/hurt/attack
        threat*/attack* against ... <place>/<staff>/ceo/executive*
        i/im/we am/are? coming for you/your/him/her/them/those/these/every/dr/doctor
        burn the/this/that/your ... <place> down
        burn down the/this/that/your ... <place>
        burn it/this/that/them down
        burn ... to the ground
        stab <victim>
        slit your/his/her/their throat*
        i/we know where you/he/she/they/dr/doctor/that ... live/lives/park/parks/sleep/sleeps
        watch your back
        deserve* to be? die/shot/killed/hang/hanged
        should/must/ought/needs to? be shot/hanged/lynched/executed
        hope you/they/he/she/everyone ... die/dies
        <i> will/am? going/gonna? to? hurt/harm/attack <victim>
        beat the ... out of you/him/her/them/that/those
        kill myself
        end my own? life
        i want to die
        i am suicidal
        i'm suicidal
        """,
    },
    elsewhere="""
    you/you're/they/they're/it/it's/this/that/which/he/she/who/hospital* are/is/will/was/were? going/gonna to? kill
    staff/nurse*/doctor* are/is/will/was/were? going/gonna to? kill
    fire*/wildfire*/blaze/lightning/sun ... burn
    shoot the breeze
    shoot <victim> an/a ... <ask>
    shoot the ... film/video*/commercial/scene/documentary/movie/photo*/portrait*/footage/cover/hoops
    bring/bringing/got/have/has/had/with/get a/my/his/her glue/nerf/heat/water/squirt/spray/staple/top/speed/radar gun
    got/have/has/had a <gun> policy/check/screening/detector*/safety/wound*
    with a knife and fork
    kill <victim> for a/some/that ... <food>
    kill the/that/this/those/these/all ... <germ>
    kill the mood/vibe/time/lights/engine/music/buzz
    kill <victim> with kindness
    kill <victim> to ask/smile/say/wait/try/answer/care/pick/help
    kill the/that/this/your interview/exam/test/presentation/audition/competition/game/speech
    coming for you/your/him/her/them ... visit/checkup/baby/birthday/party/cookies/cafeteria/coffee/pancakes
    coming for you/your/him/her/them ... title/crown/record/trophy
    watch your back ... posture/lifting/spine/pain/bending
    the bomb in the box office
    beat the cancer/heat/odds out of
    hurt <victim> to smile/ask/try
    burn it/this/that/them down to? calories/candle*
    """,
    is_grave=True,
)
