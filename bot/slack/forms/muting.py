"""What the team does not want to hear of for a time: the author, the site, or a phrase of a mention."""

from __future__ import annotations

from datetime import timedelta

from slack_sdk.models.blocks import Block

from bot.domain.mute import MuteKind
from bot.domain.view import JudgedMention
from bot.flow.brief import Briefing, Reading
from bot.flow.muting import fault_of
from bot.slack.escape import link_host, one_line
from bot.slack.forms.fields import Faults, Filled, fault, menu, noted, radio, written
from bot.slack.forms.form import Form, Muting
from bot.slack.quote import hider
from bot.slack.words import forms, told

_FOR = {
    "3600": timedelta(hours=1),
    "86400": timedelta(days=1),
    "604800": timedelta(days=7),
    "2592000": timedelta(days=30),
}
_USUAL = "86400"
LONGEST_PHRASE = 200


def _blocks(brief: Briefing) -> list[Block]:
    offered = [(kind.value, forms.muted(kind, one_line(value, 60))) for kind, value in _known(brief.lead)]
    options = [*offered, (MuteKind.PHRASE.value, forms.MUTE_PHRASE)]
    return [
        radio("mute", forms.MUTE_LABEL, options, initial=options[0][0], hint=forms.MUTE_HINT),
        written("phrase", forms.PHRASE_LABEL, hint=forms.PHRASE_HINT, optional=True),
        menu("length", forms.MUTE_FOR_LABEL, [(v, forms.duration(one)) for v, one in _FOR.items()], initial=_USUAL),
        noted(forms.REASON_LABEL),
    ]


def _read(filled: Filled, reading: Reading) -> Muting | Faults:
    """The author and the site are read from the mention again: no word of it travels through Slack."""
    kind = filled.option("mute")
    phrase = filled.text("phrase")
    known = {one.value: value for one, value in _known(reading.lead)}
    if kind == MuteKind.PHRASE and not phrase:
        return fault("phrase", forms.PHRASE_MISSING)
    if kind == MuteKind.PHRASE and len(phrase) > LONGEST_PHRASE:
        return fault("phrase", forms.PHRASE_TOO_LONG)
    if kind not in (*known, MuteKind.PHRASE.value):
        return fault("mute", forms.CHOOSE_MUTE)
    length = _FOR.get(filled.option("length"))
    if length is None:
        return fault("length", forms.CHOOSE_LENGTH)
    asked = Muting(MuteKind(kind), known.get(kind, phrase), reading.now + length, filled.text("note"))
    wrong = fault_of(asked.kind, asked.value, asked.until, reading.now)
    return fault("phrase" if asked.kind is MuteKind.PHRASE else "mute", told.wrong(wrong)) if wrong else asked


def _known(lead: JudgedMention) -> list[tuple[MuteKind, str]]:
    """What can be muted without writing anything: what holds a private detail is not offered."""
    mention, hide = lead.stored.mention, hider(lead)
    handle, host = mention.author.handle.lstrip("@"), link_host(mention.url)
    found = [(MuteKind.AUTHOR, handle), (MuteKind.SITE, host)]
    return [(kind, value) for kind, value in found if value and hide(value) == value]


FORM = Form("mute", forms.MUTE, forms.MUTE, _blocks, _read)
