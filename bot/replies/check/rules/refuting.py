"""R6: nothing refutes what was written; in Spanish also nothing that blames or asks for a removal."""

from __future__ import annotations

from bot.replies.check.clause import Clause

INSTEAD = '"We take every concern seriously, and would like to listen" and an approved contact.'

REFUTING = (
    Clause(
        "R6",
        "It refutes what was written.",
        INSTEAD,
        """
        not ~1 true/accurate/correct/factual/truthful/honest/right/how_it/how_things/how_that/how_this/
            what_happened/what_occurred/the_case/the_whole_story/the_full_story/the_truth
        fabrication/fabrications/fiction/hoax/untruth/untruths/falsified/concocted/false_narrative/tall_tale/
            untrue/inaccurate/inaccuracies/misleading/fabricated/baseless/unfounded/groundless/lie/lies/lying/liar/
            liars/
            falsehood/falsehoods/dishonest/bogus/nonsense/misrepresent*/exaggerat*/mischaracteriz*/
            distort*/ridiculous/absurd/hearsay/invented/untruthful/unsubstantiated/one_sided
        is/are/was/were/be/simply/a/this/these/your/completely/totally/entirely/patently false/fake/made_up/
            wrong !number/numbers/link/
            address/turn/date/time/page/form/person/place
        false/fake review/reviews/claim/claims/statement/statements/accusation/accusations/allegation/allegations/
            information/account/post/narrative
        never happened/occurred/took_place/said_that/took/did_that/received_a_complaint
        did/could/would not/never ..2 happen/occur/take_place
        does not/never ..2 happen/occur/take_place here/at/in/on/with
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
        irresponsible/reckless/unfair/cowardly/wrong/shameful to ~1 post/write/say/spread/publish/share/blame/accuse
        without knowing/checking/asking/having the/all/any ~1 facts/story/details/us
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
        calling/accusing/naming/labeling ..2 <staff>/us/people/caregivers/professionals ..2 names/murderers/killers/
            thieves/criminals/butchers/of
        camera/cameras ..1 tell/tells/shows/show/say/says
        tells/tell another/different story
        another/different/other side to
        ^ prove it
        same to <you>
        not possible .
        is/are/was/were not ~1 bullying/neglect/abuse/rude/rudeness/discrimination/malpractice/negligence/profiling/
            harassment/
            racist/racism/cruel/gaslighting/mistreatment
        to suggest/imply/claim/insinuate ..8 is/was
        outrageous/preposterous/insulting/laughable
        irresponsible/dangerous to ~1 scare/frighten/discourage/suggest/tell/claim
        that is ~1 rich
        {\\d+:\\d\\d} actually
        actually ,? {\\d+:\\d\\d}/it_was/you_were/it_took
        facts ..8 differ/differed
        as? documented by/in our/the
        the timeline
        is/was also/equally/just_as ~1 unprofessional/rude/wrong/disrespectful/unkind/inappropriate
        nothing in this/your/the/that ..6
        does/do/did not/nothing ~1 line_up/lines_up/square/match/correspond/fit
        lines/lined up with
        did exactly/precisely/just/only what
        our/the <staff>/team ~1 followed/acted/handled/behaved
        accuse/accuses/accused/accusing
        real/actual/genuine patient/patients/customer/review/experience
        our/the <staff> would never/not
        no ~1 <staff>/employee of mine/ours would/has/could
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
        have/got/reviewed/checked ~2 cameras/footage/video/recordings and/which/that ..3 show/shows/showed/prove/say/
            tell
        they/it/cameras/footage show/shows/showed/found nothing/no_such/none of/thing/like ..3
        cameras/footage/video/recordings show/shows/showed/prove/proves/confirm/confirms/tells/tell/from
        security/camera/surveillance footage/video/recording/cameras
        not be? substantiated/verified/confirmed/founded/supported
        complaint/complaints/concern/concerns/claim/claims ..4 unfounded/unsubstantiated/dismissed/closed/without_merit/
            without_basis
        without/no/lacks merit/basis/foundation/evidence
        do/does not hold_up/add_up/match/reflect_what/reflect_the_facts/tell_the_truth/tell_the_whole/tell_the_full/
            line_up
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
        a/some/many/several/old/viral/recent post/posts/claim/claims/message/messages/video/videos/comments ~1 say/says/
            claim/claims/saying/claiming/suggesting/that/about ..14 {[.]}? that/this/it/these/they? are/is ~1 false/
            untrue/incorrect/inaccurate/wrong/not_true/not_correct/not_accurate
        a/this fake/false ~1 account/accounts/profile/page/website/caller/calls/text/texts/email/emails
        information/rumor/rumour/rumors/story/article/headline/message/photo/video/claims_circulating/
            post ..8 out_of_date/circulating/false/inaccurate/fake
        false/fake/inaccurate/misleading story/rumor/rumour/rumors/news/ad/ads/website/account/accounts/email/emails/
            call/calls ..4 about_our/about/circulating/going/being/on/in
        a false/fake story/rumor/rumour
        false alarm/alarms/call/sense/positive/positives/negative/negatives
        text/texts/email/emails/message/messages/link/app/attachment/file ..6 delete/remove it/them/that/this
        not true/correct/accurate/the_case that we/our/the_hospital/st/this_hospital/any/patients/people/vaccines/
            everyone
        not true {[.,]} our/we/the_hospital/no/nothing/nobody/everyone
        is/are <adv>? {\\w+ed}/kept/given/done ..1 according_to/per ~1 protocol/protocols/guidelines/standards
        not true/correct/accurate/the_case {[.,]}? ..6 is/are/remain/remains/stay/stays ~2 open/operating/running
        we/our_hospital never said/claimed that
        number/figure/date/statistic/address/name in that/the/this article/story/report/chart/headline is/was wrong/
            incorrect/outdated/old
        facts are at/on/available/here/posted/listed/in/below
        made up of/for
        not the right/correct/best place/time/forum/page/address/channel
        correction/corrected/correct_the/correct_our/correct_information/correct_number/correct_hours/correct_link/
            correct_date/correct_address
        follows/follow/following ..4 guidelines/protocols/protocol/standards
        lies/lie at/in/ahead/with
        the/any? claim/claims/idea/post/posts/suggestion/message/report/reports/rumor/rumors/statement/statements/
            stories that/of/about !you/your/<staff>/he/she/they ..14 is/are/was/were ~1 false/untrue/not_true/
            not_accurate/not_correct/inaccurate/wrong/incorrect/misleading/unfounded/baseless
        what is/has_been/was/you_may ~1 being/have/been? said/shared/posted/circulated/circulating/going/heard/read/
            seen ..6 is/are simply/just? not? false/true/accurate/correct/untrue/inaccurate/wrong/misleading
        contrary to rumor/rumors/reports/posts/claims
        contrary to what is/has/was/some/you_may/people ..4 shared/said/posted/reported/circulating/heard/read/online
        false/inaccurate/misleading/incorrect information/claims/posts/reports/statements/rumors is/are/about/
            circulating/spreading/going/that_our/that_we ..2
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
        "Refuta, culpa, amenaza o pide que se borre algo.",
        '"Tomamos en serio cada inquietud y queremos escuchar" y un contacto aprobado.',
        """
        no hizo/hicieron/hicimos nada malo/incorrecto
        segun ~1 registro/registros/expediente/notas/nota/camara/camaras/sistema
        jamas/nunca ~1 haria/harian/hizo/diria/diriamos/hariamos ..2 eso/tal_cosa/algo_asi/esto
        nuestro/nuestra/nuestros personal/gente/equipo/enfermeras/medicos jamas/nunca
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
        elsewhere="""
        hemos/fue/borramos/eliminamos ..4 <resena>
        no es/son cierto/verdad que el/la/los/las/nuestro/nuestra ~1 hospital/sala/clinica/emergencias/maternidad/
            servicio/servicios/unidad/farmacia
        no es/son cierto/verdad/ciertos lo/los/las que/rumores/mensajes circula/circulan/se_dice/se_comparte/se_publica?
        no es/son cierto/verdad que estemos/vayamos/hayamos
        rumor/rumores/noticia/publicacion/informacion/mensaje ..8 falso/falsa/falsos/falsas/inexacto/inexacta/incorrecta
        """,
        blocks=("Eso no es cierto.", "Borre su reseña, por favor.", "Usted fue grosero."),
        passes=("No comentamos asuntos legales.",),
    ),
)
