"""R3: nothing about what a person pays, owes or is insured for."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_WHY = "It tells something about a person's bill, payment or insurance."
_INSTEAD = '"Anyone with questions about a bill can call" and an approved contact.'

PAYMENT = (
    Clause(
        "R3",
        _WHY,
        _INSTEAD,
        """
        <your> ~2 <money>
        <you> do/did/will not owe
        collections/collection/past_due/billing/final notice/notices/letter/letters
        no payment/payments ~1 was/were/has/have/is ~1 received/made/posted
        forgave/forgiven/cleared/cancelled/erased ..3 debt/balance/bill/fee/charges/amount
        rest/remainder of the bill/balance/debt/amount
        remaining debt/charges/fee
        card ~1 was/is/got/has_been? declined/charged/expired/refused
        refund/check/reimbursement ~1 was/is/will_be/has_been ~1 mailed/sent/issued/processed/on_its
        <payer> patient/member/recipient/enrollee
        <you> <adv>? ~1 owe/owed/owing/paid/pay_us/underpaid/overpaid/prepaid/charged/billed/invoiced/reimbursed/
            refunded/uninsured/insured/covered
        <you> ..3 not/never/nothing ..2 paid/pay/settled
        <you> ..3 quoted/told ..2 price/cost/estimate/amount/rate/fee
        <you> <adv>? signed/agreed/accepted ..4 financial/estimate/consent/agreement/contract/price/payment/terms
        <you> ~1 are/were/was not? ~1 insured/uninsured/underinsured/self_pay/eligible/approved/covered
        <money>/fee/cost/price/amount/statement ~1 <you> <adv>? received/got/paid/owe/owed/are/were/mention/signed/
            question/asked
        <you> <adv>? qualified/qualify/applied for ..2 charity_care/assistance/aid/<money>
        our/the/an <money> ..3 given/sent/mailed/explained/provided/handed to <you>
        <you> ..3 have/had/has/lack/lacked ~1 insurance/coverage/medicaid/medicare
        <you> <adv>? have/had a/an? ~2 <money>
        next/last/revised/corrected/surprise statement/invoice/bill
        unpaid/past_due copay/co_pay/copayment/deductible
        <your> ~1 <payer>
        complain/complaining ..3 <money>/price/cost
        """,
        elsewhere="""
        how <your> insurance/plan/coverage works
        question/questions about <your> ~1 bill/bills/account/insurance/coverage/statement
        ask/check/call/contact/confirm with? <your> ~1 insurance/plan/insurer/company/insurance_company/provider/carrier
        if/whether <you> ..6
        if <you> owe/paid
        <your> claim/claims/account of/about/that/is/are/leaves/sounds
        <your> credit to
        """,
        blocks=("Your copay is set by your plan.", "You still owe us.", "The bill you received was correct."),
        passes=("Anyone with questions about a bill can call.", "We accept Medicare."),
    ),
    Clause(
        "R3",
        _WHY,
        _INSTEAD,
        """
        waive/waived/waiving/refund/refunded/credited/adjusted/discounted/billed/charged/reimburse/reimbursed/forgave/
            forgive/forgiven/resubmitted/corrected/reduced ..4 <you>/<your>/fee/bill/balance/charge/charges/claim/
            payment/account/insurance/amount/what
        submitted/resubmitted/denied/processed/filed/rejected/approved the/a/<your> ~1 claim/claims/payment/invoice/
            prior_authorization
        sent to/into collections
        outstanding/remaining/unpaid/open/overdue/past_due balance/bill/amount/invoice/account/payment
        <payer> ~1 paid/covered/denied/refused/rejected/approved/declined/does_not_cover/did_not/will_not/
            does_not_pay/only_covers/only_paid/would_not/has_paid/has_denied
        let/have <you> pay
        <your> ~2 plan ~1 pays/covers/excludes/does/only/limits/will/allows
        balance/bill/account/fee/amount/debt in dispute/question/collections
        <money> ~1 in_dispute/was/were/is/has_been/will_be ~2 transferred/forgiven/sent/adjusted/written_off/reduced/
            cleared/removed/dropped/settled/corrected/refunded/waived/paid/owed/due/collected
        pay/paying/paid/payments ..2 in_installments/over_time/monthly/by_month/in_full/a_little
        late fee/fees/charge/charges
        written/wrote/writing/write off ..4
        what is/was ~1 owed/due
        amount/balance/sum ..2 owed/due/is_correct/was_correct
        out of network
        a/the separate/second/corrected/new/final bill/invoice/statement
        <you> ~1 never/not ~1 billed/charged/invoiced
        <payer> ..3 lapsed/expired/inactive/not_active/denied/on_file
        charged the/your/a card
        card on file
        waived/refunded/credited/charged/billed/reimbursed/forgave ..3 {\\$\\d\\S*}
        <payer> ~1 pays/paid/pay us/directly
        <you> ..8 with/on/for/about that/the_other ~1 bill/claim/statement/invoice/charge
        claim ..2 pending/open/denied/submitted/under_review/in_process
        never got/received/saw <your>/the/a/any payment
        the/this/that ~1 bill/charge/invoice/claim/balance/copay was/is/were/has ..2 correct/accurate/paid/sent/
            billed/adjusted/denied/settled/due/valid/right/fair/late/explained/for
        out_of_pocket/cost/costs/price/fee/estimate/charges ..2 explained/quoted/disclosed/discussed/shared ..2 to/
            with <you>
        the {\\$?\\d\\S*} charge/fee/bill/balance
        {\\$\\d\\S*} charge/bill/balance/invoice/copay/you/was/is/were/refund/payment
        paid nothing/in_full/late/cash
        took/take/taken/knocked the/that/your ~2 fee/charge/cost/amount off
        as a courtesy
        debt collector/collection/collectors
        """,
        unless="""
        everyone/anyone/everybody/all_visitors/community
        ticket/tickets/parking/admission/registration/donation/donations/grant/raised
        """,
        blocks=(
            "We have waived the fee for you.",
            "Medicaid does not cover everything.",
            "The claim was resubmitted, we submitted the claim twice.",
        ),
        passes=("We aim for every bill to be clear and correct.", "Parking is $2 an hour."),
    ),
    Clause(
        "R3",
        "Cuenta algo del pago o del seguro de una persona.",
        '"Quien tenga preguntas sobre una factura puede llamar" y un contacto aprobado.',
        """
        <su> ~1 <dinero>
        usted/ustedes/todavia/aun/nos/no ..2 debe/deben/pago/pagado/adeuda/firmo
        saldo/deuda pendiente/de
        el/su seguro no? ~1 cubre/pago/nego/rechazo/aprobo/cubrio
        le/les ~1 devolvimos/devolveremos/devolver/cobro/cobraron/cobrar
        pago de_mas/a_tiempo
        dinero que ..2 pago/debe/pagaron
        le cobramos/facturamos/reembolsamos/devolvemos/descontamos/perdonamos
        la factura que/es/fue/era ..2 usted/correcta/recibio/tiene
        """,
        elsewhere="""
        nadie/no/ninguna/ningun/nunca ..2 debe/deben !el/la/dinero/su/usted
        """,
        blocks=("Su factura es correcta.", "Usted debe el saldo."),
        passes=("Aceptamos la mayoría de los seguros.",),
    ),
)
