"""How an alert was dealt with."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.domain.alert import LONGEST_NOTE, Action, Disposition, Verb
from bot.flow.brief import Briefing, Reading
from bot.slack import ids
from bot.slack.escape import link_host
from bot.slack.forms.fields import Faults, Filled, menu, noted, written
from bot.slack.forms.form import Form
from bot.slack.words import forms


def _blocks(brief: Briefing) -> list[Block]:
    options = [(option.value, forms.disposition(option)) for option in Disposition]
    published = brief.alert.published_link
    return [
        menu("disposition", forms.DISPOSITION_LABEL, options),
        written("link", forms.ANSWER_LABEL, hint=forms.ANSWER_HINT, initial=published, optional=True),
        noted(),
    ]


def _read(filled: Filled, _reading: Reading) -> Action | Faults:
    disposition = {option.value: option for option in Disposition}.get(filled.option("disposition"))
    link, note = filled.text("link"), filled.text("note")
    faults = {
        ids.block_of("disposition"): forms.CHOOSE_DISPOSITION if disposition is None else "",
        ids.block_of("link"): _fault_of_link(link, disposition),
        ids.block_of("note"): forms.NOTE_TOO_LONG if len(note) > LONGEST_NOTE else "",
    }
    found = {block: told for block, told in faults.items() if told}
    return Faults(found) if found else Action(Verb.RESOLVE, disposition=disposition, note=note, link=link)


def _fault_of_link(link: str, disposition: Disposition | None) -> str:
    if link:
        return "" if link_host(link) else forms.NO_WEB_ADDRESS
    return forms.ANSWER_MISSING if disposition is Disposition.ANSWERED_ONLINE else ""


FORM = Form("resolve", forms.RESOLVE, forms.RESOLVE, _blocks, _read)
