"""The rules folder as one value: all of it, or every fault that keeps it from being used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from bot.domain.rulebook import Rulebook
from bot.errors import RulesError
from bot.rulebook import values
from bot.rulebook.document import Document, parse
from bot.rulebook.faults import MAX_PATH, Fault, listed, nearest, printable, sentences
from bot.rulebook.folder import read_folder
from bot.rulebook.keys import Keys, fields_of
from bot.rulebook.lint import lint
from bot.rulebook.models import RESERVED, RepliesFile, RoutingFile, RulesFile, SourcesFile
from bot.rulebook.models_oncall import OnCallFile
from bot.rulebook.models_triage import TriageFile
from bot.rulebook.references import Folder, check_references
from bot.rulebook.references_oncall import skipped_starts
from bot.rulebook.validate import validate
from bot.rulebook.values_oncall import oncall
from bot.rulebook.wordbook import wordbook, wordbook_faults

File = TypeVar("File", bound=Keys)


def load(folder: Path) -> Rulebook:
    """Read and check a rules folder. Reads the disk anew at each call; runs no example and reaches no network.

    Raises `RulesError` with every fault of the whole folder, each `FILE:LINE: subject: what: cure`.
    """
    read = read_folder(folder)
    parsed = {name: parse(name, text) for name, text in read.texts.items()}
    faults = [*read.faults, *(fault for fault in parsed.values() if isinstance(fault, Fault))]
    broken = frozenset(f"{Path(fault.file).stem}.yaml" for fault in faults)

    documents: dict[str, Document] = {}
    for name, document in parsed.items():
        if isinstance(document, Document):
            stranger = _stranger(name, document)
            faults += [stranger] if stranger else document.faults
            documents |= {} if stranger else {name: document}

    models, found = _validated(documents)
    rule_files = tuple(name for name in documents if name not in RESERVED)
    faults += [*found, *check_references(Folder(documents, rule_files, broken)), *_skipped_starts(documents, models)]
    faults += _wordbook_faults(documents, models)
    if not faults and not rule_files:
        faults.append(_no_rules(folder))
    if faults:
        raise RulesError(sentences(faults), who=str(folder))
    return _Shelf(folder, documents, models).rulebook()


def _validated(documents: Mapping[str, Document]) -> tuple[dict[str, Keys], list[Fault]]:
    models: dict[str, Keys] = {}
    faults: list[Fault] = []
    for name, document in documents.items():
        outcome = validate(document, RESERVED.get(name, RulesFile))
        if isinstance(outcome, list):
            faults += outcome
        else:
            models[name] = outcome
    return models, faults


def _skipped_starts(documents: Mapping[str, Document], models: Mapping[str, Keys]) -> list[Fault]:
    oncall, routing = models.get("oncall.yaml"), models.get("routing.yaml", RoutingFile())
    if isinstance(oncall, OnCallFile) and isinstance(routing, RoutingFile):
        return list(skipped_starts(documents["oncall.yaml"], oncall, routing.timezone))
    return []


def _wordbook_faults(documents: Mapping[str, Document], models: Mapping[str, Keys]) -> list[Fault]:
    file = models.get("triage.yaml")
    return wordbook_faults(documents["triage.yaml"], file) if isinstance(file, TriageFile) else []


def _stranger(name: str, document: Document) -> Fault | None:
    """Why a file is neither one of the reserved ones nor a file of rules."""
    if name in RESERVED or document.top_keys & {"kind", "rules"}:
        return None
    meant = [file for file, model in RESERVED.items() if document.top_keys & fields_of(model).keys()]
    near = nearest(name, meant) or (meant[0] if meant else "")
    if near:
        return Fault(document.file, 1, "", f"holds what belongs in {near}", f"rename it to {near}, or move it there")
    cure = f"begin it with kind: and rules:, or name it {listed(RESERVED)}"
    return Fault(document.file, 1, "", "is no file of rules", cure)


def _no_rules(folder: Path) -> Fault:
    cure = "write one, such as hospital.yaml, that begins with kind: and rules:"
    return Fault(printable(str(folder), MAX_PATH), 0, "", "the rules folder has no file of rules", cure)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The checked files of a faultless folder."""

    folder: Path
    documents: Mapping[str, Document]
    models: Mapping[str, Keys]

    def rulebook(self) -> Rulebook:
        routing = values.routing(self._file("routing.yaml", RoutingFile))
        replies, sources = self._file("replies.yaml", RepliesFile), self._file("sources.yaml", SourcesFile)
        rules = [
            rule
            for name, model in self.models.items()
            if isinstance(model, RulesFile)
            for rule in values.rules(self.documents[name], model, routing.timezone)
        ]
        book = Rulebook(
            rules=tuple(rules),
            replies=values.replies(self._document("replies.yaml"), replies),
            routing=routing,
            oncall=oncall(self._document("oncall.yaml"), self._file("oncall.yaml", OnCallFile), routing.timezone),
            sources=values.sources(self._document("sources.yaml"), sources, self.folder),
            wordbook=wordbook(self._document("triage.yaml"), self._file("triage.yaml", TriageFile)),
        )
        return replace(book, warnings=lint(book, self.documents.get("routing.yaml")))

    def _file(self, name: str, model: type[File]) -> File:
        """A reserved file, or its documented defaults when it is missing."""
        found = self.models.get(name)
        return found if isinstance(found, model) else model()

    def _document(self, name: str) -> Document:
        return self.documents.get(name) or Document(name, None, {})
