"""R1 once more, from the other side: what may be said to a person. What is left over says that we know them."""

from __future__ import annotations

from bot.domain.reply import FindingLevel
from bot.replies.check.clause import Clause
from bot.replies.check.groups import GROUPS

_ALLOWED = """
thank/thanks/thanking <you> ..1 all/everyone?
thank/thanks <you>
hear/hearing/heard/listen/listening to/from? <you>
<your> ~2 <fine_noun>
<your> own? <fine_noun>
if/whether/when/whenever/once/should/unless/before/until/where/wherever/how/as/why <you> <adv>? <present>
if/whether/when/whenever <you> or/and someone/anyone/<your> ..3
<you> or someone <you> know/love
<you> or/and <your> family/loved_ones/neighbors/community/friends
<you> <adv>? can/may/will/could/might/do_not/need_to/would/should ~1 <reach_out>
would/could/can/will/may/might/do/are/did/have ..1 <you> ~1 <reach_out>/<present>/know/a/an/looking/interested/ready/
    able/heard/seen/willing/thinking/planning/new
<you> <adv>? are/were/will_be/feel/felt <adv>? <fine_state>/welcome/not_alone/too_kind/amazing/appreciated/looking/
    heard/valued/the_best/important/hoping/expecting/having/struggling/unable/able/new/ready/not_sure/unsure/curious/
    a_nurse/in_the_area/in_need/someone/also/part/like_this/this_way/that_way/seen/respected/safe/left/unsafe/unheard
<you> deserve/deserves
<you> <adv>? have the/a/every/any/more/further/some/other/<number>? right/questions/question/concern/concerns/options/
    choices/ideas/idea/time/information/feedback/trouble
let/letting/help/remind/invite/encourage/ask/want/like/love/urge/assure/wish/offer/welcome/appreciate/value/support/
    wishes/wishing/join/give/tell/meet/serve/guide/connect/direct/contact/call/reach/show/hope/inviting/asking/near/
    around/bring/
    keep/send/welcoming/helping/supporting/protect/thanking/see/need <you>
work/talk/speak/connect/listen/share/here/there/available/good/right/open/nice/closer/talking/speaking/important/
    matter/matters/back with/for/to <you>
<you> <adv>? have? <fine_past>/done/shown/written/been_so_kind
<you> <adv>? <present>
all/many/some/most/both/each/those/one of <you>
as <you> know/can_see
<you> all/guys/both
about/to/for/and/of/with <you> {[?]}
what/how <you> ..2 <present>
<your> self
^ are/do <you>
<you> can/could/may/will be part of
call/ask/speak/write ..3 for <you>
talk ..2 through with <you>
yourself/yourselves
suits/works_for/convenient_for <you>
<you> spoke/said/wrote/asked up/so/in/this/it/that/to_us/us
<you> got/helped/kept/carried/made/brought us
tell/ask/warn/remind/tag <your> ~1 friend/friends/family/loved_ones/neighbor/neighbors
<you> ~2 not been able to reach/get_through/find/log_in/open/contact/connect/book/register
not what <you> <adv>? found/expected/hoped/saw/wanted/got/received/met/felt
time/day/way that? suits/works ..1 <you>
have/welcome <you> on the/our team
question/questions about <your> ~1 bill/bills/account/insurance/coverage/statement/application
<you> ~1 rock/did_it/inspire/shine/all_rock
ask/check/call/contact/confirm with? <your> ~1 insurance/plan/insurer/company/insurance_company/carrier
talk/speak/check/ask/consult/call/contact/see/reach/visit to/with? <your> ~1 doctor/provider/physician/pharmacist/
    <doctor_of>
wash/clean/cover/protect/check/know/learn/get/getting/schedule/wear/update/keep/love/manage/lower/watch/
    take <your> ~1 hands/cough/sneeze/mouth/nose/skin/heart/numbers/risk/blood_pressure/shot/shots/flu_shot/vaccine/
    vaccines/mask/
    mammogram/screening/family/home/limits/rights/cholesterol
request/right/access/get/ask/entitled ..4 <your> ~1 record/records/medical_records/results/information
<your> own? doctor/provider/physician/pharmacist or/is/can/will/knows/and ..6 ask/answer/best/help/advise/tell/know
for <your> ~1 privacy/safety/convenience
between/behind/before <you>
^ tell/share/name/tag/nominate/thank/celebrate ..6 who/that ..2 inspires/inspire/inspired/motivates <you>
"""

_EVENTS = """
join/register/bring/mark/save_the/learn/volunteer/donate/hiring/apply/class/lecture/fair/gala/concert/vaccine/
    vaccines/school/shots/shot/screening/screenings/schedule/book/month/week/webinar/seminar/open_house/parade/
    holiday/holidays/tour/tours/career/careers/workshop/newsletter/podcast/race/5k/parking/garage/app/website/portal/
    wi_fi/wifi/survey/walk_in/train/no_experience/favorite/
    favourite/picnic/flavor/inspired/become/garden/signed_up/caption/guess/trivia/quiz/vote
"""
_ALSO_PRESENT = frozenset({"put", "set", "hit", "hurt", "lay", "let_go"})
_TOLD = "/".join(word for word in GROUPS["past"].split() if word.isidentifier() and word not in _ALSO_PRESENT)
_SOMETHING_HAPPENED = f"""
{_TOLD}/was/were/did/had/been/<record>/visit/visits/appointment/admission/on_file
{{(?<!is\\s)(?<!are\\s)(?<!be\\s)(?<!being\\s)(?<!get\\s)(?<!stay\\s)\\w{{3,}}ed(?<!need)(?<!feed)(?<!speed)}}
hospital of choice
"""
"""What a sentence must tell of before its `you` says that we know them. Staff, departments and prices do not suffice:
a notice to everybody speaks of these, and what is closed or needed is no event."""

LEFTOVER = (
    Clause(
        "R1",
        "It speaks to the writer as to somebody we know from here.",
        'Speak of everybody: "Everyone who turns to us should be heard."',
        "<you>/<your>",
        elsewhere=_ALLOWED,
        needs=_SOMETHING_HAPPENED,
        unless=_EVENTS,
        blocks=("The nurse spent half an hour with you.", "Your toxicology report was clear."),
        passes=(
            "Thank you for your feedback.",
            "If you have questions, you can call us.",
            "We would like to hear from you.",
            "Bring your kids and your neighbors to the fair.",
        ),
    ),
    Clause(
        "W-you",
        "It speaks to the writer about more than the message: it may say that we know them from here.",
        'Speak of everybody: "Everyone who turns to us should be heard."',
        "<you>/<your>",
        elsewhere=_ALLOWED,
        unless=_EVENTS + _SOMETHING_HAPPENED,
        level=FindingLevel.WARN,
        blocks=("Your unicorn is here!",),
        passes=("Thank you for your feedback.", "The nurse spent half an hour with you."),
    ),
)
