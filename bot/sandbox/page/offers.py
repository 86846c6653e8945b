"""What an opened menu lists for what was typed: its options, or people, or channels, or what the app answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.sandbox import controls
from bot.sandbox.choosing import conversations_for
from bot.sandbox.page.menus import Offer, offer_of
from bot.sandbox.people import People
from bot.sandbox.records import Channel, Json, User
from bot.sandbox.refusals import PersonError
from bot.sandbox.suggestions import Offered
from bot.sandbox.workspace import Workspace

MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class Asking:
    """A menu in front of somebody, of a message (`channel`, `ts`) or of a `view`, and what was typed in it."""

    user: User
    channel: str
    ts: str
    view: str
    block: str
    action: str
    typed: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines of a list, the values that are chosen already, and what stands there when there is no line."""

    offers: Sequence[Offer]
    chosen: Sequence[str]
    otherwise: str = "Nothing is called so."


def listed(workspace: Workspace, people: People, asking: Asking) -> Listed:
    """What the list shows. Raises `PersonError` when the menu is not there any more."""
    blocks, state = _control(workspace, people, asking)
    _, element = controls.find(blocks, asking.action, asking.block)
    chosen = _values(state.get(asking.block, {}).get(asking.action, {}))
    if "external" in element["type"]:
        return _from_app(_asked(people, asking), element, asking.typed, chosen)
    offers = _own(workspace, element, asking.user)
    found = [offer for offer in offers if asking.typed.casefold() in f"{offer.label} {offer.group}".casefold()]
    return Listed(found[:MOST_LISTED], chosen)


def _control(workspace: Workspace, people: People, asking: Asking) -> tuple[Sequence[Json], Json]:
    if not asking.view:
        state = people.chosen(asking.user.id, asking.channel, asking.ts)
        ledger = workspace.ledger
        said = ledger.whispers.get(asking.channel, {}).get(asking.ts) or ledger.messages[asking.channel][asking.ts]
        return said.blocks, state
    view = workspace.ledger.views.get(asking.view)
    if view is None or view.user != asking.user.id:
        raise PersonError("this view is not in front of that person", who=asking.view)
    return view.body["blocks"], people.modals.chosen(view)


def _asked(people: People, asking: Asking) -> Offered:
    if asking.view:
        return people.modals.options(asking.user.id, asking.view, asking.action, asking.typed, block_id=asking.block)
    return people.options(asking.user.id, asking.channel, asking.ts, asking.action, asking.typed, block_id=asking.block)


def _from_app(offered: Offered, element: Json, typed: str, chosen: Sequence[str]) -> Listed:
    grouped = [offer_of(one, group["label"]["text"]) for group in offered.groups for one in group["options"]]
    offers = [*(offer_of(option) for option in offered.options), *grouped]
    least = element.get("min_query_length", 3)
    short = f"Type at least {least} characters." if len(typed) < least else "Nothing was found."
    return Listed(offers[:MOST_LISTED], chosen, offered.error or short)


def _own(workspace: Workspace, element: Json, user: User) -> Iterable[Offer]:
    kind = element["type"].removeprefix("multi_")
    if kind == "users_select":
        present = [one for one in workspace.directory.users() if not one.deleted]
        return [Offer(one.id, one.real_name, f"@{one.name}") for one in present]
    if kind in {"conversations_select", "channels_select"}:
        found = conversations_for(element, workspace.directory, user.id)
        return [Offer(channel.id, _called(workspace, channel)) for channel in found]
    grouped = [
        offer_of(one, group["label"]["text"])
        for group in element.get("option_groups") or ()
        for one in group["options"]
    ]
    return [*(offer_of(option) for option in element.get("options") or ()), *grouped]


def _called(workspace: Workspace, channel: Channel) -> str:
    if not channel.is_im:
        return f"#{channel.name}"
    user = workspace.ledger.users.get(channel.user)
    return f"@{user.real_name}" if user else channel.name


def _values(state: Json) -> list[str]:
    """The values in one entry of `state.values`, whatever its kind."""
    found: list[str] = []
    for key, value in state.items():
        if key.startswith("selected_"):
            every = value if isinstance(value, list) else [value] if value else []
            found += [one["value"] if isinstance(one, dict) else str(one) for one in every]
    return found
