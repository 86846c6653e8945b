"""R6: nothing refutes, blames, threatens or asks for a removal."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_INSTEAD = '"We take every concern seriously, and would like to listen" and an approved contact.'

REFUTING = (
    Clause(
        "R6",
        "It refutes what was written.",
        _INSTEAD,
        """
        not ~1 true/accurate/correct/factual/truthful/honest/possible/right/how_it/how_things/how_that/how_this/
            what_happened/what_occurred/the_case/the_whole_story/the_full_story/the_truth
        fabrication/fabrications/fiction/hoax/untruth/untruths/falsified/concocted/false_narrative/tall_tale/
            untrue/inaccurate/inaccuracies/misleading/fabricated/baseless/unfounded/groundless/lie/lies/lying/liar/
            falsehood/falsehoods/dishonest/bogus/nonsense/misrepresent*/exaggerat*/mischaracteriz*/
            distort*/ridiculous/absurd/hearsay/invented/untruthful/unsubstantiated/one_sided
        is/are/was/were/be/simply/a/this/these/your/completely/totally/entirely/patently false/fake/made_up/wrong
        false/fake review/reviews/claim/claims/statement/statements/accusation/accusations/allegation/allegations/
            information/account/post/narrative
        never happened/occurred/took_place/said_that/took/did_that/received_a_complaint
        did/does/could/would not/never ..2 happen/occur/take_place
        any/no such exchange/conversation/incident/thing/remark/comment/behavior/event
        find/found/consider this/your/the ~1 <review>/review ~2 unfair/hurtful/unjust/false/offensive/disappointing/
            misleading/harsh
        account/post/review/version/description/story ..3 omits/leaves_out/ignores/distorts/twists/misstates/overlooks
        omit/omits/omitting/leaving_out/leaves_out/left_out ~2 facts/details/context/part/truth
        could/can/did/was not/unable_to/to ~1 substantiate/verify/confirm/corroborate/support ..3 this/claim/claims/
            allegation/allegations/your/any
        retract/retraction ..5
        smear/vendetta/witch_hunt/hit_piece/harassment_campaign/personal_attack/personal_attacks/extort*/blackmail*/
            cyberbully*/propaganda/character_assassination
        reviews/people/comments/posts/complaints like this/these/you/yours ..2 come/comes/hurt/hurts/make/usually/often
        people/those/patients who ~1 did_not/do_not/want/wanted/come_in ..2 get/got/like/drugs/their_way/attention
        leaving/leave/keep/keeping this/it/that/your ~1 up/online/posted
        refrain/desist/cease from ..4
        not correct/true what
        none/not_one/nothing/little/hardly_any/no_part/no_word ..3 is/was ~1 true/accurate/correct/right/factual/so
        we/i ~1 know who ~1 wrote/posted/is/are/sent/made
        fair/right/okay/ok/acceptable/nice/kind/appropriate to ~1 call/blame/accuse/judge/insult/attack/single/
            treat ..3 <staff>/us/our/people/someone
        was/were ~1 appropriate/adequate/proper/sufficient/justified/reasonable/followed/met
        reviewed/audited/examined/evaluated/assessed ..2 care/treatment provided/given/received/delivered/rendered
        spread/spreads/spreading/post/posting/posts ~1 misinformation/disinformation/rumors/falsehoods
        this/your is? misinformation/disinformation
        ^ the/a/an honest/reasonable/decent/grateful/normal person/adult/parent/people would/do/does
        not ~1 realistic/reasonable/warranted/justified/deserved
        cannot/can_not/do_not/will_not/not accept/agree_with/tolerate ~1 these/this/your/such/that ~1 allegations/
            accusations/claims/review/statements/characterization
        these/your/such/those allegations/accusations
        what <you> call/claim/allege/perceived/are_calling
        so called
        think about the/how ..3 harm/damage/people/impact/hurt
        none of our <staff> ~1 recall/remember/said/did/would/has
        not how our <staff>/team
        nothing in this/your/the/that ..6
        does/do/did not/nothing ~1 line_up/lines_up/square/match/correspond/fit
        lines/lined up with
        did exactly/precisely/just/only what
        our/the <staff>/team ~1 followed/acted/handled/behaved
        accuse/accuses/accused/accusing
        real/actual/genuine patient/patients/customer/review/experience
        our/the <staff> would never/not
        <you> ~1 do_not/does_not/cannot ~1 understand/know/realize/get/appreciate ..2 how/what/that/why
        <person>/the_writer/the_author/the_poster ~1 has? harassed/threatened/insulted/attacked/abused/stalked/bullied
        no such conversation/thing/event/incident/comment/remark/statement/policy/person/words
        shame on <you>
        behind/from a keyboard
        hurt/hurts/hurting ..2 hard_working/hardworking/good/dedicated people/staff/nurses/employees
        not what happened/occurred/took_place
        witness/witnesses who/that/say/to
        ..1 memory of ..4 is/was not/unreliable
        multiple/several/many/numerous times/occasions we/already
        already explained/told/addressed/answered/responded
        several/many/some/multiple/numerous inaccuracies/errors/untruths/mistakes in/about
        nothing/none of the sort/kind/this/that/it ~1 happened/occurred/true/would_have
        according to our/the ~1 records/cameras/staff/team/notes/documentation/nurses/doctor/footage/logs
        two/both/other sides/side to/of
        side of the/this/that story
        the facts are/show/say/speak/do_not/differ
        facts are/were/show/show_that ~1 different/otherwise/wrong/clear
        <your> facts
        disagree/dispute/reject/deny/refute/contest ..3 <your>/this/these/that/with/any/claims/allegations/version/
            characterization/account
        <your> ~1 version/account/recollection/characterization/accusations/accusation/allegations/allegation/story/
            claims/memory/narrative/description ~1 of/is/are/leaves/does/do/that/differs/contradicts/not/omits/ignores
        remember/remembers/recall/recalls ..2 differently/otherwise
        cameras/footage/video/recordings show/shows/showed/prove/proves/confirm/confirms/tells/tell/from
        security/camera/surveillance footage/video/recording/cameras
        not be? substantiated/verified/confirmed/founded/supported
        complaint/complaints/concern/concerns/claim/claims ..4 unfounded/unsubstantiated/dismissed/closed/without
        without/no/lacks merit/basis/foundation/evidence
        do/does not hold_up/add_up/match/reflect_what/reflect_the_facts/tell_the/line_up
        things/events/it/that happened ..1 differently/otherwise
        contrary to what/your
        set/setting the record straight
        unfair/unjust/uncalled_for/unwarranted review/post/comment/attack/criticism/rating/to_our/to_us/on_our
        our/the <staff> ~1 did nothing/everything_right/everything_correctly/no/their_job
        did nothing wrong/improper/inappropriate
        nobody/no_one/none ..3 <staff>/here ..3 would/has/have/did ever?
        we/i/our_records have/can prove/proof/evidence/witnesses
        handled/done/performed/followed correctly/properly/appropriately/by_the_book/to_the_letter
        by the book
        met/followed/within/according_to/per all? ~1 protocol/protocols/guidelines/standard_of_care/standards_of_care/
            procedure
        stand by our/the ~1 care/staff/team/doctor/nurse/decision/treatment/diagnosis/physician/nurses/doctors/work
        it/that/which/wait is/was/were ~1 below/under/within/above ..2 average/standard/normal/national
        """,
        elsewhere="""
        rumor/rumors/rumour/rumours/stories/reports ..14 {[.]}? that/this/it/they? are/is/were/was simply/completely/
            just/also? false/untrue/not_true/inaccurate/not_correct/incorrect/wrong
        a/this fake/false ~1 account/accounts/profile/page/website/caller/calls/text/texts/email/emails
        information/rumor/rumour/rumors/story/article/headline/message/photo/video/claims_circulating/
            post ..8 out_of_date/circulating/false/inaccurate/fake
        false/fake/inaccurate/misleading story/rumor/rumour/rumors/news/ad/ads/website/account/accounts/email/emails/
            call/calls ..4 about_our/about/circulating/going/being/on/in
        a false/fake story/rumor/rumour
        text/texts/email/emails/message/messages/link/app/attachment/file ..6 delete/remove it/them/that/this
        not true/correct/accurate/the_case that we/our/the_hospital/st/this_hospital/any/patients/people/vaccines/
            everyone
        facts are at/on/available/here/posted/listed/in/below
        made up of/for
        not the right/correct/best place/time/forum/page/address/channel
        correction/corrected/correct_the/correct_our/correct_information/correct_number/correct_hours/correct_link/
            correct_date/correct_address
        follows/follow/following ..4 guidelines/protocols/protocol/standards
        lies/lie at/in/ahead/with
        the claim/claims/idea/post/posts/suggestion/message that our/this/the/st/we ..14 is/are/was/were ~1 false/
            untrue/
            not_true/inaccurate/wrong/incorrect
        misinformation about/on/around
        may/might/could not be accurate
        not true that_you/friends
        no evidence that/of ..2 information/data/misuse/harm/a_breach
        link/sign/date/time/number/spelling/map/photo/caption/typo ..3 wrong/false/inaccurate
        disagree/dispute/reject ..3 report/inspection/article/findings/study/ranking/conclusions
        confirm/confirming or/nor deny/denying
        the truth is_that_we/in_lending
        nobody/no_one should/deserves/wants/needs
        """,
        blocks=(
            "That is simply not true.",
            "These accusations are baseless.",
            "According to our records it was otherwise.",
        ),
        passes=("The information in this post is out of date.", "A false story about a closure is circulating."),
    ),
    Clause(
        "R6",
        "It blames the writer.",
        _INSTEAD,
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
            not/angry/disgruntled
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
        _INSTEAD,
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
        _INSTEAD,
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
    Clause(
        "R6",
        "Refuta, culpa, amenaza o pide que se borre algo.",
        '"Tomamos en serio cada inquietud y queremos escuchar" y un contacto aprobado.',
        """
        no hizo/hicieron/hicimos nada malo/incorrecto
        usted no siguio/quiso/llamo/llego/espero/aviso/hizo
        no fue/es ..2 lo_que/como paso/ocurrio/sucedio/dice
        no es/fue/son cierto/verdad/correcto/asi/exacto/justo/ciertas/posible
        es/son/esto_es/eso_es falso/falsa/falsas/falsos/mentira/mentiras/inexacto/calumnia/difamacion
        miente/mentira/mentiras/mentiroso/mentirosa/calumnia*/difama*/falsedades
        nunca/jamas paso/ocurrio/sucedio
        segun/nuestros/de_acuerdo_con/en nuestros? registros/archivos/camaras/datos ..1
        usted/tu/ustedes ..2 fue/fueron/estuvo/era/estaba ~1 grosero/grosera/agresivo/agresiva/irrespetuoso/
            irrespetuosa/maleducado/maleducada/violento/violenta
        usted/ustedes ..2 se_nego/nego/ignoro/grito/insulto/mintio/exagera/decidio/debio/no_siguio/se_fue/olvido/
            amenazo
        <borrar> ..2 <su>/esta/este/la/el ..2 <resena>
        <resena> sea/es/fue ~1 borrada/eliminada/retirada
        abogado/abogados/demanda/demandar/demandaremos/acciones_legales/tribunal/tribunales
        su culpa/responsabilidad/comportamiento/actitud
        """,
        elsewhere="hemos/fue/borramos/eliminamos ..4 <resena>",
        blocks=("Eso no es cierto.", "Borre su reseña, por favor.", "Usted fue grosero."),
        passes=("No comentamos asuntos legales.",),
    ),
)
