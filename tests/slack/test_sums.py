"""The reply that sums up what is not told one by one."""

from dataclasses import replace

from slack_text import card_text, check_snapshot, raw
from slack_views import NOW, a_mention, a_view, an_alert, an_article, judged, private

from bot.domain.mention import Author
from bot.domain.view import Sum
from bot.slack import cards
from bot.slack.sums import summed_up

PHONE = "Call her on 555-0147 if you want to know how St. Brigid Medical Center treats people"


def storm() -> Sum:
    wide = judged(a_mention(author=Author("millbrook_tv", "Millbrook TV", 840_000, verified=True)))
    hidden = judged(a_mention(PHONE, author=Author("dee", "", 12_000)), private=(private(PHONE, "555-0147", "phone"),))
    return Sum(NOW, 212, 180, 1_203_400, (wide, hidden, judged(an_article())))


def test_a_sum_with_those_of_the_widest_reach() -> None:
    """How many, by how many, and three of them as they are quoted everywhere; a private detail is dots."""
    told = storm()

    card = summed_up(a_view(an_alert(mention_count=223)), told)

    check_snapshot("summed-up", card_text(card))
    assert "555-0147" not in raw(card)


def test_a_sum_of_one_of_whom_nothing_is_known() -> None:
    """One is no sum yet, and reads well."""
    alone = judged(a_mention(author=Author()))

    card = summed_up(a_view(), Sum(NOW, 1, 0, 0, (alone,)))

    check_snapshot("summed-up-one", card_text(card))


def test_what_was_folded_since_is_folded_in_a_sum() -> None:
    """Whoever is exposed by a post is not exposed by us."""
    folded = judged(is_delicate=True)

    card = summed_up(a_view(), replace(storm(), widest=(folded,)))

    assert "Nine hours" not in raw(card)


def test_hostile_words_are_not_parsed() -> None:
    """Neither mentions nor links of a stranger work, in the quote nor in the fallback text."""
    evil = judged(a_mention("<!channel> <https://evil.example|St. Brigid> @here", author=Author("<@U1>", "*x*", 9)))

    card = summed_up(a_view(), replace(storm(), widest=(evil,)))

    assert "<" not in card.text
    quote = card.blocks[1].to_dict()["elements"][-1]
    assert {part["type"] for part in quote["elements"]} == {"text"}


def test_the_first_post_says_how_many_authors_there_are() -> None:
    """Of many mentions; not of one, nor when it is not known."""
    many = replace(a_view(an_alert(mention_count=223, reach=9)), authors=180)
    one = replace(a_view(), authors=1)

    assert "223 mentions by 180 authors · total reach 9 followers" in card_text(cards.root(many))
    assert "1 mention · total reach 1,250 followers" in card_text(cards.root(one))
    assert "by" not in card_text(cards.root(replace(many, authors=None))).split("223 mentions")[1].split("\n")[0]
