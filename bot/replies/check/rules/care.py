"""R1: a reply neither confirms nor denies that anybody was in our care."""

from __future__ import annotations

from bot.replies.check.clause import Clause

INSTEAD = 'Say nothing about any visit: "Privacy laws keep us from discussing anyone\'s care in public."'
CONFIRMS = "It says or hints that somebody was in our care."

_EVENTS = """
see/meet/seeing/meeting <you> at/on/in/there ..5 fair/walk/run/5k/farmers_market/farmers/gala/market/event/class/
    parade/lecture/open_house/tour/saturday/sunday/friday/finish_line/job_fair
"""

CARE = (
    Clause(
        "R1",
        CONFIRMS,
        INSTEAD,
        """
        <your> ~2 <visit>
        <your> ~1 time with/here/in/at us/our/here/the/st
        <your> ~1 <kin>
        of/for/with <your> family and/in/at/through/during/on/with/there
        generations of <your>
        as <your> ~2 <office>/provider/providers/team/dentist/doctor/doctors
        experience as a/an ~1 patient/inpatient/outpatient
        <your> experience with/as/in/during our/a/the/your ~2 <visit>/patient/inpatient/outpatient/<department>
        """,
        elsewhere="""
        schedule/book/plan/make/reserve/request/planning/scheduling <your> ~2 visit/appointment/screening/tour/
            physical/checkup/check_up/shots/vaccines
        talk/speak/check/ask/consult/call/contact/see/reach/visit/email to/with? <your> ~2 doctor/provider/physician/
            pharmacist/nurse
        request/right/access/get/ask/entitled ..4 <your> ~1 record/records/medical_records/results
        before/plan/planning/for <your> next? visit check/please/see
        <your> nurse/nursing career/job/shift/license
        bring/brings <your> family/kids/children/friends/little_ones
        <your> doctors and nurses
        <your> own? doctor/provider/physician/pharmacist or/is/can/will/knows/and ..8 ask/answer/best/help/advise/tell/
            know
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
        CONFIRMS,
        INSTEAD,
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
        <you> spoke/said/wrote/asked up/so/in/this/it/that/to_us/us
        <you> asked/offered/told/left a/us/this/these/your/about ~2 question/review/comment/feedback/message/note/kind
        <you> left
        when <you> have/had/get time/questions/a_moment/a_minute
        <you> spent writing
        <you> signed up
        <you> missed our/the ~2 event/lecture/fair/tour/class/livestream/broadcast
        <you> ~2 not been able to reach/get_through/find/log_in/sign_in/open/contact/connect/book/register
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
        INSTEAD,
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
        moved/switched/squeezed/fit/fitted/worked/got/put/bumped/took/sent/called/walked/wheeled/brought/let <you> up/
            in/
            to/from/into/ahead/on/back/out/down/home/through/through_the/right/straight
        """,
        elsewhere="""
        <you> signed up
        <you> have/had ..4 experience/experiences/question/questions/impression/concern/concerns/feedback/chance/
            moment/minute/idea/ideas/trouble_reaching
        glad/happy/thrilled/love/delighted/pleased that? <you> ..1 enjoyed/liked/loved/found/came/joined/
            attended ..5 lecture/exhibit/fair/tent/booth/event/concert/website/page/class/tour/food/cafeteria/
            open_house/gala/video/talk
        <you> visited/missed/joined/attended/watched our ~2 website/page/booth/tent/event/lecture/fair/tour/class/
            livestream/broadcast/gala
        wanted/like/want/glad/happy/proud/sure to? tell/told/let <you>
        <you> ~2 not been able to reach/get_through/find/log_in/sign_in/open/contact/connect/book/register
        not what <you> <adv>? found/expected/hoped/saw/wanted/got/received/met/felt
        than what? <you> expected/hoped/found
        <you> asked for more/information
        <you> asked/offered/told/left/gave/sent/made/took a/us/this/these/your/about/the ~2 question/review/comment/
            feedback/message/note/kind/time/suggestion/point/donation
        <you> left/gave/made/sent/made us? ~2 feedback/comment/review/point/suggestion
        if <you> have/had/received/were ~1 a/any/this/affected
        this/that/it made <you>
        <you> spoke/said/wrote/asked up/so/in/this/it/that/to_us/us
        <you> got/helped/kept/carried/made/brought us through/laugh/smile/proud/together
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
        CONFIRMS,
        INSTEAD,
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
        <your> ~1 trust/loyalty/confidence in/means/over/through/and/, us/our/my/the/everything/so/a?
        thank/thanks/grateful/appreciate/appreciated/value ..5 <your> ~2 trust/loyalty/confidence
        loyal/valued/long_time/longtime/favorite/returning patient/patients
        """,
        elsewhere="""
        trusting/trust/entrusting us/our ~1 with this/these/your feedback/message/story/comment/concern/concerns/
            thoughts/words
        all/everyone/everybody/neighbors/community ..3 coming/visiting/stopping
        trust/loyalty to/in/of/from the/our/this community
        coming/visiting/stopping to/our/by/at/the/us ..5 open_house/fair/lecture/event/gala/booth/table/tent/class/
            run/walk/tour/5k/concert/website/page/drive
        choosing to
        choosing us? ~1 career/nursing/medicine
        choosing us/st_brigid as <your>? employer/workplace
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
        CONFIRMS,
        INSTEAD,
        """
        pleasure/privilege/honor/honour/honored/honoured/joy/glad/happy/able/proud/delighted/blessed/chance/loved/
            grateful/thrilled ..4 care/caring/serve/serving/treat/treating/look_after/looking_after/help/helping/
            take_care/taking_care/assist/meet/meeting/support/supporting/deliver for/of/after/part/be? <you>/<your>
        caring/cared/looking/looked/care for/after <your> ~1 <kin>
        caring/cared for <you>
        opportunity/chance/hope/able to ~1 care/treat/look_after/care_for for? <you>
        care for <you> again
        looking/looked after <you>
        taking/took/taken care of <you>
        take care of <you> again/and_your/during/in_the_future/when
        hope/like/love/glad/happy/great/good/wonderful/forward/want/nice/lovely ..3 see/seeing/have/having/welcome/
            welcoming/meet/treat/care <you> again/back/at/with/here/on/in
        having/had <you> with/here/as/back/in/on
        welcome <you>? back
        <you> needed/need us
        see/seeing/saw/watch/watching/watched <you> ~1 leave/walk/go/smile/back/again/soon/grow/improve/progress/
            through/
            thrive/ring/come/return
        that/<your> smile again/soon/back
        <your> ~1 health/life/care/family/child/baby/heart in our/their ~1 hands/care
        more than a/just_a ~1 number/chart/patient/case/face/name
        any time <you> need/want us
        <you> ~1 welcome back/here_any
        help/helped/serve/served/treat/treated <you> when/while/through/during/in/with/at/get
        part/be_there/there of/for/with <your>/<you> ~1 family/birth/recovery/journey/story/care/healing/in/during
        there for <you> and/during/when
        rooting/cheering for <you>
        <you> to the ~3 family
        ^ come ~1 back/again and/to/soon/any_time/anytime/whenever
        come ~1 back ..1 see/visit/to us
        what a ~2 superhero/trooper/trouper/champ/fighter/warrior
        our/the ~1 meeting/call/conversation/discussion/letter/chat/meetings/calls/letters with/to <you>
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
)
