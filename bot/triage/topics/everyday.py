"""What most mentions are about: service, questions and praise; and what needs nobody."""

from __future__ import annotations

from bot.triage.topics.topic import Topic

SERVICE = Topic(
    "service",
    "service",
    {
        10: """
        wait*
        hour*/hours later/long/before/late/and/on/to/in/just/for
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
        <bad> ... parking/communication/management/<care>/<staff>
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
        no one/body <helps>
        nobody <helps>
        <not> <helps>
        late
        delay*
        cancel*
        rescheduled
        dirty
        filthy
        unclean
        smell*
        noisy
        loud
        crowded
        overcrowd*
        cold food/meal/room
        food/meal* ... cold/inedible/late/<bad>
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
        lost <her>
        unhelpful
        useless
        understaff*
        staff shortage*
        disappoint*
        """,
    },
    elsewhere="""
    can/can't/cannot/couldn't/hardly wait*
    no/any/little/short/shorter/minimal/quick/zero/brief wait*
    wait* ... worth
    worth the/every wait*
    wait/waiting was/is/were/times short/minimal/brief/quick/minutes/nothing/great/down/good
    waiting room* was/is/were clean/nice/comfortable/lovely/bright/quiet
    wait for/until/till/to it/you/see/meet/next
    wait what/till/until
    just you wait
    never/not/wasn't/weren't <rotten>
    free/easy/plenty/good/great/ample/convenient/valet/validated/new ... parking
    parking was/is easy/free/plentiful/great/convenient/good/fine/simple
    bill gates/clinton/murray/nye
    senate/house/health/healthcare/congress/budget/spending/assembly bill/bills
    bill of rights
    bill passes/passed/sponsored/would
    24/visiting/business/opening/office/clinic/extended/happy/early/late/working hours
    open 24/late
    24 hours a
    late night/dr/doctor/<family>
    sooner or later
    fashionably late
    better late
    <good>/clear customer?/and? service/communication
    communication was/is/were clear/<good>
    loud and clear
    lost <her> ... voice/weight/job/<family>
    not/never/didn't disappoint*
    no complain*
    nothing to complain*
    can't/cannot complain*
    slow down/cooker/roasted/dance
    ignore the/this/that/my ... typo/tweet/post/rumor*/haters
    hour/hours of/in/into? volunteer*/service/training/surgery/practice
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
        what time/hours do/does/is/are/the/your
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
        <good> ... <care>/<staff>
        <staff>/<care> was/were/is/are/here ... angels/heroes/<good>/<kind>
        highly/definitely/would/strongly recommend*
        saved a/<her> ... life/lives/leg/arm/baby/sight
        could/can not/cannot/couldn't/can't have? been? fault/better/kinder/nicer
        can't/cannot/couldn't fault/thank/praise/recommend
        in good hands
        above and beyond
        angels
        heroes
        heroic
        top notch
        first/world class
        five/5 star/stars
        second to none
        so/very/extremely/really/incredibly pleased/impressed/happy/<kind>
        proud of/to
        congratulations
        congrats
        award/awards/awarded
        love this/the/our/my/these/you guys/<care>/<staff>
        """,
    },
    elsewhere="""
    thanks for nothing
    no thanks to?
    thanks a lot/bunch for
    thank/thanks god/goodness/heavens i/we/she/he left/went/switched/transferred
    would/wouldn't/cannot/can't/not/never/don't ... not? recommend*
    not recommend*
    not/never/hardly/far ... <good>/<kind>
    best to avoid
    great/good way/place/job to? die/ruin/lose/of/ruining/losing
    best of luck
    """,
)

NOISE = """
now/we're/we/is/are hiring
hiring a/an/for/now/event
job opening*/alert/opportunit*/posting*
open position*
apply now/today/here/online
join our/the team
career*/jobs at
view/see this/our/open job*/position*/opening*
i'm at
checked in at
posted a photo
tickets on sale
5k/10k run/walk/race
"""
"""Adverts for work, check-ins, races: said near a hospital, and for nobody there."""
