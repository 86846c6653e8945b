"""Recorded mentions as a drill that is kept, and read again."""

from bot.sources.jsonl import parse_mention
from bot.sources.recorded import read_recorded, recorded

LINE = '{"source": "x", "external_id": "%s", "text": "St.\u2028Brigid\x85", "published_at": "2026-11-20T12:0%s:00Z"}'


def test_signs_that_end_a_line_elsewhere_end_none_here() -> None:
    """What was read line by line from a file is the same when it is read from the store."""
    lines = [LINE % (number, number) for number in range(3)]

    again = read_recorded("march.jsonl", "\n".join(lines))

    assert again == recorded("march.jsonl", [parse_mention(line) for line in lines])
    assert again.mentions[0].mention.text == "St.\u2028Brigid\x85"
