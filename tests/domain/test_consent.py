"""Consent: an answer needs evidence, and of those who said no only a keyed digest is kept."""

from __future__ import annotations

import pytest

from bot.domain.consent import ConsentAnswer, ConsentWhy, objection_to_consent, opt_out_digest

LINK = "https://x.com/jo/status/2"


@pytest.mark.parametrize(
    ("answer", "link", "words", "handle", "expected"),
    [
        (None, LINK, "", "jo", ConsentWhy.NO_ANSWER),
        (ConsentAnswer.YES, "", "", "jo", ConsentWhy.NO_EVIDENCE),
        (ConsentAnswer.YES, "x.com", "", "jo", ConsentWhy.BAD_LINK),
        (ConsentAnswer.NO, "", "w" * 501, "jo", ConsentWhy.TOO_LONG),
        (ConsentAnswer.STOP, LINK, "", "", ConsentWhy.NO_HANDLE),
        (ConsentAnswer.STOP, LINK, "", "jo", None),
        (ConsentAnswer.NO, LINK, "", "", None),
        (ConsentAnswer.YES, "", "Yes, please", "", None),
    ],
)
def test_what_an_answer_needs(
    answer: ConsentAnswer | None, link: str, words: str, handle: str, expected: ConsentWhy | None
) -> None:
    """A link or words; and a handle for the list."""
    refused = objection_to_consent(answer, link, words, handle)

    assert (refused.why if refused else None) is expected


def test_a_digest_is_of_one_store_one_site_one_handle() -> None:
    """However the handle is written; and nobody without the store's secret can tell whose it is."""
    digest = opt_out_digest("secret", "x", "Jo_Millbrook")

    assert digest == opt_out_digest("secret", "x", "@jo_millbrook")
    assert digest != opt_out_digest("other", "x", "jo_millbrook")
    assert digest != opt_out_digest("secret", "bluesky", "jo_millbrook")
    assert "jo" not in digest
