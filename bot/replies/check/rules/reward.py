"""R7: no reward for writing, changing or removing a review."""

from __future__ import annotations

from bot.replies.check.clause import Clause

_WHY = "A reward for a review, or for changing or removing one, is forbidden by the FTC."
_INSTEAD = "Offer a conversation, and nothing for it."

REWARD = (
    Clause(
        "R7",
        _WHY,
        _INSTEAD,
        """
        <reward>
        breakfast/lunch/dinner/coffee ~2 is/are waiting/yours/included
        breakfast/lunch/dinner/coffee/drinks/cake/next_one is/are/will_be on us/me
        a/your/one free {\\w+}
        donate {\\$\\d+}
        forgive/forgiving the
        fee/balance/bill/debt/charge/charges will/would/can/could be ~1 forgiven/dropped/waived/cleared/cancelled/
            canceled/reduced/refunded/written_off
        forget/drop/cancel/clear/erase/tear_up ..2 balance/bill/fee/debt/charge/charges
        visit/cleaning/exam/checkup/appointment/meal/treatment is/will_be/are ~1 free/on_us/covered/half_off/discounted
        present/presents/treat/something_nice/something_special/little_something/little_extra
        cover/pay/pick_up ..2 <your>/the next/bill/cleaning/visit/copay/lunch
        free ~2 <procedure>/ticket/tickets/lunch/dinner/coffee/pass/service/consultation/mug/shirt/latte/drink/
            dessert/gift/treat
        win/gets/get/receive/earn/entered ..3 {\\$\\d+}/card/prize/iphone/ipad/ticket/tickets
        """,
        needs="""
        review/reviews/rating/ratings/star/stars/five_star/testimonial/yours
        <change>/leave/write/posts/post/give/leaves/writes/sharing/consider/once/if/exchange/return ..6 <review>
        positive/good/great/nice/honest/better/new/updated/revised/5_star/five_star/five/higher ~1 <review>
        five_stars/5_stars/another_star/more_stars/higher_rating
        change/update/reconsider/edit ..3 stars/star/mind
        <change> it/this/that/yours to/up ..2 {\\d}/higher/better/five/four/four_stars
        second chance
        give/giving us/it ..1 five/four/4/5
        <change> it/this/that/yours
        remove/delete/take ..3 down/this/it/that
        removing/remove/deleting/delete/editing/edit/changing/taking/updating ~1 this/it/that/down
        removal/deletion/withdrawal of ..3 <review>
        make/made ..2 <review> better/nicer/positive/good/higher
        """,
        unless="""
        gala/blood/giveaway_rules/scam/scams/text/texts/phishing/fraud/fake
        never/not/do_not/cannot ..3 offer/give/pay
        """,
        whole=True,
        blocks=("Update your review and we will send a gift card.", "Leave a 5-star review to win a prize!"),
        passes=("The gift shop is open again.", "Flu shots are free this week."),
    ),
    Clause(
        "R7",
        _WHY,
        _INSTEAD,
        """
        make it ~1 worth <your>
        make it up to you/your ..6 if/once/when/for <you>
        in exchange/return for ..4 <review>
        offer/give/send/gift/mail/like ~1 <you> ..4 <reward>
        <reward> ..6 waiting/yours/for ..4 <you>
        compensate/reimburse/reward <you>
        <reward> ..3 to/for <you>
        """,
        unless="""
        job/jobs/apply/bonus/team/hiring
        never/not/do_not/cannot/nothing/no_one ..4 offer/give/pay/ask/accept
        """,
        blocks=("We would love to send you a voucher.", "In exchange for an updated review we can help."),
        passes=("We would love to send you directions.",),
    ),
    Clause(
        "R7",
        "Está prohibido dar algo a cambio de una reseña.",
        "Ofrezca una conversación, y nada a cambio.",
        "<regalo>",
        needs="<resena>",
        whole=True,
        blocks=("Si cambia su reseña le damos un descuento.",),
        passes=("La feria de salud es gratis.",),
    ),
)
