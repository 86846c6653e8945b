"""Courts, lawyers and those who speak of them."""

from __future__ import annotations

from bot.triage.topics.topic import Topic

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
        legal team will/is/has
        take/taking/took/taken/see/seeing you/them/this/it/him/her/the/hospital ... to? in? court
        <her> <lawyer>
        hired/hiring/calling/called/contact*/spoke/speaking/talk*/seeing to/with? a/an ... <lawyer>
        <lawyer> will/are/says/said/has/have/called/sent/letter
        lawyer/lawyered up
        hear/hearing from <her> <lawyer>
        settlement with/of/over/after/against/in
        reach*/agree*/sign*/paid/pay*/million/offer*/confidential/undisclosed/legal/dollar ... settlement*
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
        15: """
        <lawyer>
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
    illegal* drugs/drug/substance*/parking/parked
    nurse/dr/miss/ms/mrs/and/hi/hello/thanks/thank/love/you/to/aunt/friend sue ellen?
    sue in/from/at/on/and/is/was/has/who/took/works/made/my/our/sat/held/helped
    food/tennis/basketball/volleyball/ball/squash/badminton/pickleball court*
    settlement house/neighborhood/era/history/agency
    a/the/<her> <lawyer> friend/son/daughter/cousin/brother/sister/neighbor/show
    neighbor/cousin/<family> is/was/became an/a <lawyer>
    <lawyer> by day/training/trade
    """,
    is_grave=True,
    is_negatable=True,
)
