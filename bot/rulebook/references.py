"""What the files of a folder say about each other: ids that repeat, names that lead nowhere.

It works on what was written rather than on checked values, so that one bad entry hides no other fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.rulebook.document import Document, Entry
from bot.rulebook.faults import Fault, printable, quoted, write_one_of
from bot.rulebook.references_oncall import check_oncall

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_CONTACT = re.compile(r"contact\.([a-z0-9-]+)\.(name|phone|email|url)")
_FORMS = "{hospital}, {rule.name} or {contact.ID.phone} (or .name, .email, .url)"

_UNIQUE = {
    "replies.yaml": (("contacts", "id"), ("templates", "id"), ("holding", "id")),
    "oncall.yaml": (("people", "id"),),
    "sources.yaml": (("sources", "name"),),
}


@dataclass(frozen=True, slots=True)
class Folder:
    """The readable documents by file name, which of them hold rules, and the files that could not be read."""

    documents: Mapping[str, Document]
    rule_files: tuple[str, ...]
    broken: frozenset[str]

    def entries(self, file: str, section: str) -> list[Entry]:
        """The entries of a section; none when the file is missing."""
        return list(self.documents[file].entries(section)) if file in self.documents else []

    def policies(self) -> list[str]:
        """The ids of the policies, those of faulty ones included."""
        value = self.documents["oncall.yaml"].value if "oncall.yaml" in self.documents else None
        named = value.get("policies") if isinstance(value, dict) else None
        return list(named) if isinstance(named, dict) else []

    def rules(self) -> Iterator[tuple[Document, Entry]]:
        """Every rule of every file of rules."""
        for file in self.rule_files:
            yield from ((self.documents[file], entry) for entry in self.documents[file].entries("rules"))


def check_references(folder: Folder) -> list[Fault]:
    """Every fault between the parts of the folder. References into a file that cannot be read are let pass."""
    return [
        *_repeated(folder.rules(), "id"),
        *_repeated_elsewhere(folder),
        *_kinds(folder),
        *_owners(folder),
        *_policies(folder),
        *_oncall(folder),
        *_placeholders(folder),
        *_template_sources(folder),
    ]


def _repeated_elsewhere(folder: Folder) -> Iterator[Fault]:
    for file, sections in _UNIQUE.items():
        for section, key in sections:
            found = ((folder.documents[file], entry) for entry in folder.entries(file, section))
            yield from _repeated(found, key)


def _repeated(entries: Iterator[tuple[Document, Entry]], key: str) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for document, entry in entries:
        written, place = entry.text(key), (*entry.path, key)
        if not written:
            continue
        if written in first:
            what = f"{key} {quoted(written)} is taken already by {first[written]}"
            yield document.fault(place, what, f"give one of the two another {key}")
        first.setdefault(written, document.where(place))


def _kinds(folder: Folder) -> Iterator[Fault]:
    for document, rule in folder.rules():
        if "kind" not in rule.keys and "kind" not in document.top_keys:
            cure = "write kind: hospital, executive, campaign or topic, here or at the top of the file"
            yield document.fault(rule.path, "kind is missing", cure)


def _owners(folder: Folder) -> Iterator[Fault]:
    people = [person.text("id") for person in folder.entries("oncall.yaml", "people")]
    if not people or "oncall.yaml" in folder.broken:
        return
    for document, rule in folder.rules():
        owner = rule.text("owner")
        if owner and owner not in people:
            what = f"owner {quoted(owner)} is not among the people of oncall.yaml"
            yield document.fault((*rule.path, "owner"), what, write_one_of(owner, people))


def _policies(folder: Folder) -> Iterator[Fault]:
    if "oncall.yaml" in folder.broken:
        return
    policies = folder.policies()
    for route in folder.entries("routing.yaml", "routes"):
        policy = route.text("policy")
        if policy and policy not in policies:
            what = f"policy {quoted(policy)} is not among the policies of oncall.yaml"
            yield folder.documents["routing.yaml"].fault((*route.path, "policy"), what, write_one_of(policy, policies))


def _oncall(folder: Folder) -> list[Fault]:
    return list(check_oncall(folder.documents["oncall.yaml"])) if "oncall.yaml" in folder.documents else []


def _template_sources(folder: Folder) -> Iterator[Fault]:
    sources = [source.text("name") for source in folder.entries("sources.yaml", "sources")]
    if not sources or "sources.yaml" in folder.broken:
        return
    for template in folder.entries("replies.yaml", "templates"):
        for place, named in template.texts("sources"):
            if named not in sources:
                what = f"source {quoted(named)} is not among the sources of sources.yaml"
                yield folder.documents["replies.yaml"].fault(place, what, write_one_of(named, sources))


def _placeholders(folder: Folder) -> Iterator[Fault]:
    contacts = {contact.text("id"): contact for contact in folder.entries("replies.yaml", "contacts")}
    for template in (*folder.entries("replies.yaml", "templates"), *folder.entries("replies.yaml", "holding")):
        document, place = folder.documents["replies.yaml"], (*template.path, "text")
        written = template.text("text")
        for name in dict.fromkeys(_PLACEHOLDER.findall(written)):
            problem = _placeholder(name, contacts, document)
            if problem:
                yield document.fault(place, *problem)
        if re.search("[{}]", _PLACEHOLDER.sub("", written)):
            yield document.fault(place, "text has a brace that is not closed or not opened", f"write {_FORMS}")


def _placeholder(name: str, contacts: Mapping[str, Entry], document: Document) -> tuple[str, str] | None:
    shown = "{" + printable(name) + "}"
    if name == "hospital":
        missing = "hospital" not in document.top_keys
        return (f"text names {shown}, which this file does not say", "write hospital: at its top") if missing else None
    if name == "rule.name":
        return None
    found = _CONTACT.fullmatch(name)
    if not found:
        return f"text has {shown}, which means nothing", f"write {_FORMS}"
    contact, part = found.groups()
    if contact not in contacts:
        return f"text names {shown}, but no contact has the id {quoted(contact)}", write_one_of(contact, contacts)
    if not contacts[contact].text(part):
        return (
            f"text names {shown}, but that contact has no {part}",
            f"give the contact its {part}, or name another part",
        )
    return None
