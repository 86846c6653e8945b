"""How people feel about care, in words, in emoji, and in the marks of sarcasm. English only."""

from __future__ import annotations

NEGATIVE = {
    2: """
    worst
    horrible
    horrif*
    terrible
    terribly
    awful
    appalling
    disgust*
    disgrace*
    atrocious
    shameful
    nightmare
    incompeten*
    negligen*
    neglect*
    ignored
    ignoring
    ignores
    abusive
    unacceptable
    inexcusable
    traumati*
    avoid/boycott this/the/st
    never going/coming/again/return*
    never ... back/again
    stay away
    thanks for nothing
    not/never/wouldn't/don't/cannot/can't ... recommend
    joke of a
    hell on earth
    left to die
    not a single person/nurse/doctor/one
    couldn't care less
    thanks/thank a/you/u? lot/so? much? for nothing
    no one/body was/were/is/seemed friendly/kind/helpful/nice/caring/polite/professional
    nobody/none was/were/is/seemed friendly/kind/helpful/nice/caring/polite/professional
    zero/no compassion/empathy/humanity/sympathy/dignity/bedside
    hardly/barely/scarcely/far from? caring/kind/helpful/friendly/professional/polite
    don't/didn't think/believe/feel he/she/they/it/anyone was/were/is/are ... helpful/kind/caring/friendly
    don't/didn't think/believe/feel he/she/they/it/anyone was/were/is/are ... good/great/nice/professional/polite
    cruel*
    """,
    1: """
    bad
    badly
    poor
    poorly
    rude*
    dismissive*
    dismissed
    unprofessional*
    disrespect*
    condescending
    careless*
    uncaring
    unhelpful
    useless
    pathetic
    ridiculous
    outrageous
    disappoint*
    frustrat*
    angry
    anger
    furious
    upset
    upsetting
    sad
    sadly
    scared
    scary
    afraid
    crying
    cried
    pain
    painful
    suffer*
    dirty
    filthy
    unsafe
    unclean
    cold food/meal
    understaff*
    short staffed
    overcrowd*
    chaos
    chaotic
    disorgani*
    overcharg*
    rip off
    scam
    shame
    ashamed
    fail
    failed
    fails
    failure*
    complain*
    delay*
    cancelled
    canceled
    wrong
    mistake*
    error*
    lie
    lied
    lying to/about
    hung up
    waste/wasted
    hate
    hated
    sucks
    slow
    mess
    lost my/our/her/his/the
    no one/body cares/came/helped/answered/listened/called
    nobody cares/came/helped/answered/listened/called
    hours waiting/in/of/for/later/before
    wait*/waited ... hour/hours/days/weeks/months
    worse
    wtf
    smh
    ugh
    """,
}
"""Phrases in the notation of `bot.triage.phrases`, under their weight."""

POSITIVE = {
    2: """
    amazing
    wonderful
    wonderfully
    excellent
    outstanding
    fantastic
    incredible
    exceptional
    superb
    brilliant
    awesome
    angels
    heroes
    saved my/his/her/our/their ... life/lives/baby
    highly/strongly/definitely recommend
    above and beyond
    could/can not fault
cannot/couldn't/can't fault
    could/can not ... better/kinder/nicer
    couldn't/cannot/can't ... better/kinder/nicer
    can't/cannot/could never? thank/praise ... enough
    first class
    top notch
    second to none
    best
    forever grateful
    never ... better/kinder/nicer
    shout out to
    hats off
    can/can not complain
    can't/cannot/couldn't complain
    nothing to complain
    never had/have one/a/any bad/poor experience/visit/day/stay
    never/not felt so/more/as safe/safer/cared/welcome/looked/calm/understood/comfortable/heard
    wasn't/weren't/not/never was/been? disappointed
    """,
    1: """
    good
    great
    nice
    kind
    kindness
    caring
    friendly
    helpful
    professional
    compassionate
    attentive
    thank*
    thank you
    grateful
    gratitude
    appreciat*
    lovely
    pleasant
    polite
    clean
    comfortable
    happy
    pleased
    glad
    proud
    impressed
    love
    loved
    loving
    recommend
    well done
    kudos
    bravo
    congrat*
    excited
    welcoming
    respectful
    patient and/with
    reassur*
    quick
    quickly
    efficient
    smooth
    smoothly
    better
    beautiful
    delicious
    perfect
    not bad
    no complain*
    """,
}
"""The same for what pleases."""

SARCASM = """
thanks for nothing
yeah right
slow clap
way to go ... hospital/guys/team/st
nice/<good> another
nice/thanks/<good> ... another ... hour/hours/wait/bill/delay/cancellation/form
just great/wonderful/lovely/fantastic/brilliant/perfect/peachy
oh great/wonderful/lovely/joy/good
love how/that/when ... wait*/ignor*/hour/hours/nobody/bill*/charge*/never/cancel*/lost/hold
love waiting/being/sitting/paying ... hour/hours/hold/ignored/nothing/twice
<good> job/work ... losing/ignoring/killing/cancelling/canceling/wasting/billing/forgetting
<good> way/place to die/lose/waste/ruin
world class ... wait*/parking/bill*/hold
so much for ... care/service/compassion/privacy/healing
<good> ... hours/days/weeks/months and counting
<good> ... cancelled/canceled/lost/delayed/postponed/ignored again
only waited/waiting ... hours/days/weeks/months ... <good>
sarcasm
"""
"""Marks that say the opposite of the praise in them."""

GLAD_SIGNS = "❤💙💚💛💜🧡💖💕🙏👏😊😍🥰😁😀😃🎉👍⭐🌟🤗🥳"
ANGRY_SIGNS = "😡🤬😠👎💔😤🤮🤢😢😭😞😒🙄🤦😷😱"

CONTRAST = """
but
although
though
however
except
unfortunately
apart from
if only
too long/late/far/few/much/many
only criticism/complaint/problem/issue/downside
could/should/can/needs/need/must ... improve*/improved/better
should have/be/not
needs/need to/more
stop
less/fewer staff
not/no ... enough
incorrect*
"""
"""Marks that the praise is not the whole story."""
