"""R6, the other half: nothing blames the writer, threatens, or asks for a removal."""

from __future__ import annotations

from bot.replies.check.clause import Clause
from bot.replies.check.rules.refuting import INSTEAD

BLAMING = (
    Clause(
        "R6",
        "It blames the writer.",
        INSTEAD,
        """
        <you> <adv>? were/are/was/have_been/became/got/being ~2 rude/aggressive/abusive/hostile/disrespectful/
            noncompliant/non_compliant/uncooperative/difficult/combative/belligerent/demanding/impatient/yelling/
            shouting/screaming/swearing/cursing/threatening/violent/drunk/late/wrong/mistaken/confused/unreasonable/
            disruptive/inappropriate/unpleasant/offensive/argumentative/lying/trolling/being/upset_because/bitter/
            ungrateful/angry_at/the_one/told_to/told_that/warned/asked_to_leave/exaggerating/misinformed/
            misremembering/out_of_line/at_fault/not_honest/not_telling/unwilling/told_repeatedly/advised_to/escorted
        <you> <adv>? failed/refused/neglected/forgot/chose/ignored/misunderstood/misread/misheard/insisted/yelled/
            shouted/screamed/swore/cursed/threatened/insulted/lied/exaggerated/omitted/declined/demanded/refuse/
            neglect/disregarded/violated/overreacted/provoked/harassed/disrupted/misinterpreted/left_out/no_showed/
            decided_to/decided_not/walked_out/became/raised_your/used_foul/used_profanity/verbally
        <you> came/waited for/because/with/in ~3 not/no/nothing ~2 emergency/urgent/serious
        <you> ~1 bully/bullied/abused/did_just_that/lost_your_temper/had_a_bad_day
        <you> should/could/ought/would/might/need ~1 have/to_have ~1 called/told/asked/followed/known/waited/listened/
            read/come/came/gone/spoken/informed/contacted/mentioned/arrived/checked/planned/chosen/been/done/said/
            brought/complained/let/taken/stayed
        had <you> ..6 followed/listened/told/called/asked/waited/come/arrived/stayed/taken/been/mentioned/read
        if <you> had/would_have/did/were
        <you> did not/never ~1 follow/tell/listen/mention/call/ask/show/arrive/comply/cooperate/inform/disclose/bring/
            answer/keep/take/complain/read/give_us/let_us/return/respond/complete/want/need/wait
        <your> expectations of/for/were/are/about
        <your> own ~2 decision/choice/fault/behavior/behaviour/actions/responsibility/doing/words/request
        <your> ~1 behavior/behaviour/attitude/tone/language/conduct/outburst/temper/fault/noncompliance/
            non_compliance/refusal/failure/mistake/expectations_were
        take responsibility/ownership
        <you> ~1 have/has/had/hold/bear/got a/an grudge/agenda/axe/attitude/vendetta/bias
        security had/was/were/came/needed to? ~1 called/called/be/escort
        <you> ~2 refuse/refused to
        how/this_is_how <you> repay
        <you> ~1 just/only/simply/merely/obviously/clearly/apparently ~1 want/wanted/like/love/enjoy/need/care/seek/
            looking/trying/after/here_to/wish
        clear/obvious/apparent/evident that? <you>
        nobody/no_one/none/neither/not_one ..4 recall/recalls/remember/remembers/remembered/heard/saw/noticed/
            witnessed/agrees
        suspect/believe/assume/guess/think/know/appears/seems/likely that? ..3 this/<you>/it/they/reviewer/
            the_writer ~1 is/are/was/were/comes/came/be/from ~2 former/competitor/competitors/employee/fake/bot/troll/
            paid/never/
            angry/disgruntled
        suspect/believe/assume/guess/think/know/likely that? ..3 <you>/reviewer/the_writer ~1 is/are/was/were not
        by/from/is/are/disgruntled a? disgruntled/former/ex/fired employee/worker/patient
        by/from a ~1 competitor/rival/troll/bot
        <you> can/could/may/should/are_free_to/are_welcome_to ~1 go_somewhere/go_elsewhere/find_another/choose_another/
            take_your_business/leave/shop_around
        somewhere else
        took/take/taking/taken it/that/this/your_anger/your_frustration out on
        the way/version <you> tell/describe/put/paint/remember/portray/present
        for attention/likes/clicks
        get <your>/<you> facts/story straight
        before posting/you_post/accusing/publishing
        and/as/because/but <you> know it/that
        <you> never <present>/<past>/gave/told/asked/once/even
        before/instead_of/rather_than running/going/posting/complaining/taking ..2 internet/online/public/facebook/
            google/social
        perhaps/maybe/next_time ..3 <you>
        next_time ..2 try/be/ask/call/read/think/consider/come/bring
        try/consider being/to_be ~1 polite/nice/kind/civil/patient/respectful/honest/fair/reasonable/nicer/kinder
        be/being ~1 polite/nice/kind/civil/rude/mean/nasty/abusive to/with/toward ..3 <staff>/people/us/those
        disappointed/surprised/hurt/shocked/frustrated/troubled that/to/by ..1 <you>/<your>/you_would
        <you> would/chose_to/decided_to post/write/say/publish/share this/that/such/it/these ..2 instead/rather/without/
            online/publicly
        instead of/rather_than calling/talking/coming/speaking/asking/contacting/telling
        threatening/harassing/insulting/abusing/attacking/bullying our/the/any/my ~1 <staff>
        a crime/felony/misdemeanor
        <scorn>
        with/has/have/had/pushing/push/own/hidden/political/personal an/some/their/a/your? agenda
        judge/judging/judged us/our ..2 on/by/for
        not fair to/on ..1 judge/blame/accuse/single/our/us/the
        such/this_kind_of/that_kind_of/this_sort_of behavior/behaviour/conduct/language/attitude from/by/toward/is
        is/are not so
        <you> ~1 have/had no ~1 idea/clue/understanding/business/right/respect/shame/grounds
        interesting/funny/strange/odd/curious/convenient/amusing/ironic/sad/unfortunate/disappointing/telling/amazing/
            remarkable that/how/when ~1 <you>/this/someone/people/your/nobody/no_one/it
        before/when <you> ~1 attack/bash/criticize/judge/accuse/blame/slander/complain/post/write/rant/insult/trash
        consider/try/start getting/get/hearing/knowing/learning the/all/your ~2 story/facts/truth
        correct/clarify/clear_up/address/rebut/respond_to ..2 several/some/many/few/number/following/false statements/
            claims/points/inaccuracies/errors/misstatements/things
        correct/clarify the/this/your ~1 statement/claim/claims/record
        <review> was/were ~1 created/written/posted ..3 yesterday/today/same_day/minutes/anonymously/by_someone
        account/profile/page ~1 was/is ~1 created/new/anonymous/empty/opened ..2
        be ~1 honest/kinder/fair/truthful/accurate/respectful/reasonable in/to/with/when/about
        no idea what/who/why
        asking/asked/asks/told/telling/begged/begging <you> to lower/stop/leave/calm/sit/wait/step/move/put/follow/
            wear/keep
        nobody/no_one/none forced/made/asked/invited/told <you>
        we would give <you>
        as a customer/guest too
        is/are ~1 pretty/really/so/very/quite/rather low/rich/harsh/unfair/cheap/ugly/petty/mean
        make/making/made this/it/everything/that about race/money/you/yourself
        highly/seriously/strongly/really doubt/question
        doubt that/any/it/this/he/she/anybody/anyone
        says/say/tells/speaks more/a_lot/everything/volumes/plenty/enough about <you>/the_writer/the_reviewer/the_person
        maybe/perhaps it is/was/were <you>/<your>
        anyone/anybody can write/say/post/claim
        the truth
        only telling/tell one/half
        half the/of_the story/truth
        non compliant/compliance
        noncompliant
        """,
        elsewhere="""
        <you> are not difficult/demanding/wrong
        sorry/understand/hear ..4 <you> are/were upset/frustrated/angry
        heart_attack/heart_attacks/panic_attack/asthma_attack/no_joke
        heart/panic/asthma/anxiety/cyber/terror/ransomware attack/attacks
        cyberattack/racism/racist/hate/hateful ..8
        not/no/never/any/toward/against ~2 <scorn>
        if <you> had/would_have ..4 question/questions/experience/feedback
        when/whenever/if/where/wherever ..3 is/are not so
        """,
        blocks=(
            "You were rude to our staff.",
            "Had you followed the instructions, none of this would have occurred.",
            "You failed to mention that.",
        ),
        passes=("You are not alone.", "If you have questions, please ask."),
    ),
    Clause(
        "R6",
        "It threatens, or speaks of law.",
        INSTEAD,
        """
        lawyer/lawyers/attorney/attorneys/legal_team/legal_department/legal_counsel/our_counsel/general_counsel/
            lawsuit/sue/suing/court/defamation/defamatory/defame/defaming/defamed/libel/libelous/libellous/slander/
            slanderous/slandering/cease_and_desist/legal_action/legal_remedies/legal_rights/legal_options/
            legal_proceedings/legal_redress/legal_measures/legal_avenues/legal_response/legal_steps/legal_recourse/
            legal_consequences/
            prosecute/prosecuted/press_charges/damages
        flagged/reported/disputed/disputing/flagging this/your/the ~2 <review>/review
        violates/violating the/our/google/yelp/facebook ..2 law/policy/policies/terms/guidelines
        legally actionable/liable
        reserve the/our/all right/rights
        report/reported/reporting <you>/<your> to/account/profile/as/for
        <your> account ~1 has/was/will/to be? reported/flagged/banned
        pursue this/you/the/all/every/legal/any
        call/calling/called/contact/contacted/contacting/involve/notify/notified/alert the police on/about/because/if/
            next_time
        <you> will hear/be_hearing from
        ban/banned/trespass/bar/barred/block/blocked <you>
        consequences for/of/to you/your/posting/these/this
        last warning
        we know who/where <you>
        forbids/prohibits/bars/forbidding/prohibiting <you> from
        hr/human_resources/compliance will
        """,
        elsewhere="""
        not/never sue
        food/basketball/tennis/volleyball court
        court of
        filed/heard/decided/dismissed/pending in ~2 court
        will/to respond/answer/reply in court
        served with a ~1 complaint/lawsuit
        comment/discuss/discussed/discussing/speak ..8 legal/litigation/lawsuit/lawsuits/court
        aware of ..4 lawsuit/court/legal
        legal/court matters/matter/cases/case
        lawsuit/lawsuits ~1 was/is/were/in/pending/filed
        """,
        blocks=("Our attorneys will be in touch.", "Posting lies about nurses is slander."),
        passes=(
            "We do not comment on legal matters.",
            "We cannot discuss lawsuits.",
        ),
    ),
    Clause(
        "R6",
        "It asks for a review to be removed or changed.",
        INSTEAD,
        """
        please/kindly/ask/asking/request/requesting/consider/would_you/could_you/can_you/urge/demand/must/should/
            appreciate/grateful/insist/willing/need/want/like/hope/you/to/not/do_not/once/by/and/
            ^ ..5 <change> ~2 <review>
        <change> ~2 <your>/this/that/the/it ~2 <review>
        <change> what <you> wrote/posted/said
        take/taking/taken/bring/pull/pulling <your>/this/that/the/it/these ~2 <review>? down
        take/taking/pull down/off <your>/this/that/the/it
        <review> ..3 be/is/gets removed/deleted/taken_down/corrected/retracted/edited/updated/withdrawn
        if <you> do not delete/remove/take
        remove/delete it/this/that
        <you> took/take/taking ~1 this/that/it/the_post/the_review down
        """,
        elsewhere="""
        text/texts/email/emails/message/messages/link/app/attachment/file ..6 delete/remove it/them/that/this
        we/have/has/had/been/was/were/will ..2 removed/deleted/remove/delete/removing/hidden
        never/not ..2 ask ..4 take/remove/delete/change
        updating/update/updates/updated this/our/the post/thread/page/comment
        correct/corrected/correcting our/the/that/an
        <change> our/their/how/the_way
        we ..2 <change>
        """,
        blocks=("Please remove this review.", "We ask that you take down this post.", "Kindly edit your comment."),
        passes=("We removed a post that named an employee.", "We will update this thread at noon."),
    ),
)
