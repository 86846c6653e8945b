"""Small builders of Slack's rich text, in which nothing is parsed: no mention, no markup, no link of a stranger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import ContextBlock, HeaderBlock, PlainTextObject, RichTextBlock
from slack_sdk.models.blocks.block_elements import (
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextQuoteElement,
    RichTextSectionElement,
)

from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence, as_rich
from bot.slack.quote import Piece
from bot.slack.words import mentions

LONGEST_HEADER = 150
LONGEST_NOTE = 500

_EVIDENCE = RichTextElementParts.TextStyle(bold=True)


def header(text: str) -> HeaderBlock:
    """The title of a card, cut to what Slack takes."""
    return HeaderBlock(text=PlainTextObject(text=one_line(text, LONGEST_HEADER), emoji=False))


def block(*elements: RichTextElement) -> RichTextBlock:
    """Paragraphs, quotes and lists, one below the other."""
    return RichTextBlock(elements=elements)


def paragraph(sentence: Sentence, names: Mapping[str, str] | None = None) -> RichTextSectionElement:
    """One sentence on lines of its own."""
    return RichTextSectionElement(elements=as_rich(sentence, names))


def bullets(sentences: Sequence[Sentence], names: Mapping[str, str] | None = None) -> RichTextListElement:
    """A list; it must not be empty."""
    return RichTextListElement(style="bullet", elements=[paragraph(sentence, names) for sentence in sentences])


def titled_bullets(
    title: str, sentences: Sequence[Sentence], names: Mapping[str, str] | None = None
) -> list[RichTextElement]:
    """A list under its title, or nothing when there is nothing to list."""
    return [paragraph((Bold(title),)), bullets(sentences, names)] if sentences else []


def quoted(pieces: Sequence[Piece]) -> RichTextQuoteElement:
    """A stranger's words with the evidence in bold."""
    shown = pieces if any(piece.text.strip() for piece in pieces) else (Piece(mentions.NO_TEXT),)
    return RichTextQuoteElement(
        elements=[
            RichTextElementParts.Text(text=piece.text, style=_EVIDENCE if piece.evidence else None) for piece in shown
        ]
    )


def notes(*texts: str) -> list[ContextBlock]:
    """Small print, each note its own element; nothing when there is nothing to say."""
    told = [one_line(text, LONGEST_NOTE) for text in texts]
    shown = [PlainTextObject(text=text, emoji=False) for text in told if text]
    return [ContextBlock(elements=shown)] if shown else []
