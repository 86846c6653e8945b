"""What is said and shown reads as plain lines, for the terminal and for the tests of the bot."""

from __future__ import annotations

import pytest

from bot.sandbox.shown import lines_of, mrkdwn_text


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<https://stbrigid.example|the site>", "the site"),
        ("<https://stbrigid.example>", "https://stbrigid.example"),
        ("<@U1> in <#C1|general>", "@Dana in #general"),
        ("<!channel> <!date^1795167000^{date}|today>", "@channel today"),
    ],
)
def test_markup_reads_as_in_slack(markup: str, read: str) -> None:
    """Links read as their labels, references as names, entities as characters."""
    assert mrkdwn_text(markup, {"U1": "Dana"}) == read


def test_blocks_read_as_lines() -> None:
    """Quotes, lists, tables and controls read as plain lines."""
    text = {"type": "text", "text": "nine hours\nin the hall"}
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "item"}]}
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "HIGH"}},
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_quote", "elements": [text]},
                {"type": "rich_text_list", "style": "bullet", "elements": [item, item]},
            ],
        },
        {"type": "divider"},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, {"type": "raw_text", "text": "b"}]]},
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "x", "text": {"type": "plain_text", "text": "Resolve"}}],
        },
    ]

    lines = lines_of(blocks, "", {})

    assert lines == ["HIGH", "> nine hours", "> in the hall", "- item", "- item", "---", "a | b", "[Resolve]"]
