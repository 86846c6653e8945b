"""Those who ask on behalf of the public, and what is printed or sent."""

from __future__ import annotations

from bot.triage.topics.topic import Topic

MEDIA = Topic(
    "media",
    "media",
    {
        40: """
        i am a/an/the ... <reporter>
        i'm a/an/the ... <reporter>
        <reporter> with/from/for/at/here
        request*/asked/asking/reach*/contact*/available/refus*/declin*/respond*/here ... for/to a? comment
        for comment
        comment* on the record
        on/my/our/tight/story deadline today/tonight/tomorrow/at/is/by/this
        on deadline
        request* an/a ... interview/statement
        press/media/news inquir*/enquir*/request*/contact*/query/queries/relations/spokes*
        writing/working/reporting/researching on? a/an/the/my <story> about/on/for/into
        i am investigating
        i'm investigating
        investigative reporter*/journalist*/team/report/series/piece/unit
        declined/refused to comment
        did not/didn't? respond ... comment*/request*/inquir*
        news/tv/television/camera/film crew*/van*/truck*/cameras
        newsroom
        <story> ... runs/airs/airing/publishes today/tonight/tomorrow/live/at/on/this/monday/sunday/friday
        going/go/went/taking/take/took/contacting/call*/tell*/telling to? this? the? <press>
        spokesperson/spokesman/spokeswoman for/said/told/declined
        """,
        15: """
        <reporter>
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
    enrollment/enrolment/registration/application/filing/tax/payment/submission/nomination/scholarship deadline*
    deadline to/for apply/register/enroll/sign/submit/nominate/applications/registration
    <good>/happy/exciting/bad/sad news
    tell/telling/told/call/called ... the? good/bad/sad/happy/great news
    exclusive* breast*/pump*/parking/discount*/offer*/deal*/formula
    newspaper*/magazine* and/or/in ... coffee/magazines/newspapers/waiting/lobby/room
    old/free newspaper*
    press/media conference room
    comment card*/box*
    for comment card*/box*
    music/film/movie/record/record/executive producer*
    """,
    is_grave=True,
)
