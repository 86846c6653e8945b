"""What an edit of the rules folder changed: entries by their ids, each with the keys that differ.

Where an entry stands in its file does not count. Says nothing about what an edit does to the mentions it will meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from bot.domain.oncall import OnCall
from bot.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that stayed, and which of its keys differ, as the team writes them."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """What became of the entries of one kind, by their ids. `reordered` only where the order means something."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    reordered: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing became of them."""
        return not (self.added or self.removed or self.changed or self.reordered)


@dataclass(frozen=True, slots=True)
class Difference:
    """From one rulebook to another. `files` are the keys that stand in a file by themselves, such as `ops`."""

    rules: Entries = Entries()
    templates: Entries = Entries()
    contacts: Entries = Entries()
    people: Entries = Entries()
    schedules: Entries = Entries()
    policies: Entries = Entries()
    sources: Entries = Entries()
    files: tuple[Changed, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both rulebooks mean the same."""
        return not self.files and all(part.is_empty for part in self._entries)

    @property
    def _entries(self) -> tuple[Entries, ...]:
        named = (self.people, self.schedules, self.policies)
        return (self.rules, self.templates, self.contacts, *named, self.sources)

    @property
    def asks_otherwise(self) -> bool:
        """Whether the rules look for something else than before, or at other times."""
        rules = self.rules
        return bool(rules.added or rules.removed or any(_ASKS & set(changed.keys) for changed in rules.changed))


def difference(before: Rulebook, after: Rulebook) -> Difference:
    """What has to be changed in `before` to mean what `after` means."""
    return Difference(
        rules=_entries(_by_id(before.rules), _by_id(after.rules), ordered=True),
        templates=_entries(_by_id(before.replies.templates), _by_id(after.replies.templates), ordered=True),
        contacts=_entries(_by_id(before.replies.contacts), _by_id(after.replies.contacts)),
        people=_entries(_by_id(before.oncall.members), _by_id(after.oncall.members)),
        schedules=_entries(_by_id(before.oncall.schedules), _by_id(after.oncall.schedules)),
        policies=_entries(_by_id(before.oncall.policies), _by_id(after.oncall.policies)),
        sources=_entries(_sources(before), _sources(after)),
        files=tuple(_files(before, after)),
    )


Keys = Mapping[str, object]
"""An entry as the team wrote it: values by key. Keys whose value is the default may be there or not."""

_ASKS = {"query", "active"}
"""The keys of a rule that say what is looked for."""

_WRITTEN = {
    "active_from": "active",
    "active_until": "active",
    "default_channel": "default",
    "ops_channel": "ops",
    "repeats": "repeat",
}
"""The key in the file, for the fields that have another name."""


def _entries(before: Mapping[str, Keys], after: Mapping[str, Keys], *, ordered: bool = False) -> Entries:
    stayed = [name for name in before if name in after]
    return Entries(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(Changed(name, keys) for name in stayed if (keys := _keys_that_differ(before[name], after[name]))),
        reordered=ordered and stayed != [name for name in after if name in before],
    )


def _keys_that_differ(before: Keys, after: Keys) -> tuple[str, ...]:
    differing = (key for key in {**before, **after} if before.get(key) != after.get(key))
    return tuple(dict.fromkeys(_WRITTEN.get(key, key) for key in differing))


def _by_id(entries: Iterable[Any]) -> dict[str, Keys]:
    written = [_keys(entry) for entry in entries]
    return {str(keys["id"]): keys for keys in written}


def _sources(book: Rulebook) -> dict[str, Keys]:
    return {
        source.name: {"type": source.type, "every": source.every, **dict(source.options)} for source in book.sources
    }


def _files(before: Rulebook, after: Rulebook) -> Iterable[Changed]:
    pairs = (
        ("routing.yaml", _keys(before.routing), _keys(after.routing)),
        ("replies.yaml", {"hospital": before.replies.hospital}, {"hospital": after.replies.hospital}),
        ("oncall.yaml", _of_the_team(before.oncall), _of_the_team(after.oncall)),
    )
    for file, was, became in pairs:
        if keys := _keys_that_differ(was, became):
            yield Changed(file, keys)


def _of_the_team(oncall: OnCall) -> Keys:
    """What `oncall.yaml` says of nobody by name. Hours without a place of their own follow routing.yaml's."""
    return {"roles": oncall.roles, "quiet_hours": oncall.quiet_hours, "business_hours": oncall.business_hours}


def _keys(entry: Any) -> Keys:
    """The fields of a value, and of the values inside it, but for the place where it stands."""
    return {field.name: _plain(getattr(entry, field.name)) for field in fields(entry) if field.name != "where"}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return _keys(value) if is_dataclass(value) else value
