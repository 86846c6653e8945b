"""Which exclusions are proposed for a mention that is not about the hospital."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mention import Mention
from bot.domain.rule import Example, Rule, RuleKind
from bot.query.candidates import exclusions_for
from bot.query.matcher import Matcher
from bot.query.narrowing import narrowed

RULE = Rule("name", "By name", RuleKind.HOSPITAL, '("St. Brigid" OR "St. Brigid\'s") (ward OR nurse OR doctor)')
ROVERS = "St Brigid's Rovers needs a doctor for the away match on Saturday. Bring scarves!"


def mention(text: str, title: str = "") -> Mention:
    return Mention("x", "1", text, datetime(2026, 11, 20, tzinfo=UTC), title=title)


def texts(rule: Rule, text: str, others: tuple[str, ...] = (), title: str = "") -> list[str]:
    return [one.text for one in exclusions_for(rule, mention(text, title), [mention(other) for other in others])]


def test_the_longer_name_comes_first() -> None:
    """The name that the evidence is a part of tells most, then the words beside it."""
    assert texts(RULE, ROVERS)[:2] == ['"st brigids rovers"', '"rovers"']


def test_each_says_why() -> None:
    """Where it stands, and what it would cost."""
    first = exclusions_for(RULE, mention(ROVERS), [mention("St. Brigid's ward")])[0]

    assert first.reason == (
        "it stands beside “St Brigid's”, and it would remove none of the mentions that the team kept (1)"
    )


def test_what_removes_fewer_kept_mentions_comes_first() -> None:
    """A word that the team's own mentions use is a worse exclusion than a farther one that they do not use."""
    kept = ("the Rovers doctor at St. Brigid's ward", "nurse of St Brigid's Rovers day")

    found = texts(RULE, ROVERS, kept)

    assert found[0] == '"match"'
    assert found[-1] == '"st brigids rovers"'
    assert '"rovers"' not in found


def test_an_example_that_must_match_is_never_removed() -> None:
    """However near a word stands, the rule's own examples decide."""
    guarded = replace(RULE, examples=(Example("The Rovers doctor works at St. Brigid", matches=True),))

    found = texts(guarded, ROVERS)

    assert found
    assert '"rovers"' not in found


def test_the_rules_own_words_are_no_exclusions() -> None:
    """Nor function words, very short ones, numbers and people's handles."""
    found = texts(RULE, "a nurse in St. Brigid, ward 12345 for the @somebody of a FC, which doctor")

    assert found == []


def test_hashtags_are_offered_as_hashtags() -> None:
    """They tell more than their letters."""
    assert texts(RULE, "nurse at St. Brigid convent #NunsOfBrigid")[0] == "#nunsofbrigid"


def test_a_title_is_looked_at_too() -> None:
    """If the evidence stands there."""
    assert '"kildare"' in texts(RULE, "", title="St. Brigid nurse in Kildare retires")


def test_a_rule_that_does_not_match_has_none() -> None:
    """There is nothing to prevent."""
    assert texts(RULE, "Rovers win again") == []


def test_there_are_at_most_five() -> None:
    """A person has to choose."""
    words = " ".join(f"word{chr(97 + number)}" for number in range(20))

    assert len(texts(RULE, f"St. Brigid nurse {words}")) == 5


WORDS = st.sampled_from(
    [
        "St. Brigid",
        "St Brigid's",
        "nurse",
        "doctor",
        "#StBrigid",
        "Rovers",
        "choir",
        "the",
        "FC",
        "&",
        "été",
        "@jo",
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_each_would_have_prevented_the_match(said: list[str], example: list[str]) -> None:
    """Whatever the text: with the exclusion the rule does not match it, and still matches its own example."""
    rule = replace(RULE, examples=(Example(" ".join(example), matches=True),))
    must_match = bool(Matcher([rule]).match(mention(" ".join(example))))

    for one in exclusions_for(rule, mention(" ".join(said)), []):
        narrow = Matcher([replace(rule, query=narrowed(rule.query, one.text))])
        assert narrow.match(mention(" ".join(said))) == ()
        assert bool(narrow.match(mention(" ".join(example)))) is must_match
