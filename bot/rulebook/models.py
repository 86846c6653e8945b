"""What each file of the rules folder may say. Every key is declared here, those of `oncall.yaml` next door.

These check one file at a time; what the files say about each other is checked in `references`. The first of a key's
`examples` is shown to people who left the key out.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from bot.domain.routing import DEFAULT_CHANNEL
from bot.rulebook.fields import (
    Address,
    Category,
    Channel,
    Consenting,
    Day,
    Duration,
    Email,
    FilePath,
    Id,
    Kind,
    Language,
    Level,
    Mood,
    Name,
    Pages,
    Phone,
    QueryText,
    ReplyText,
    Shape,
    Switch,
    Variable,
    Wait,
    XQuery,
    Zone,
    refuse,
)
from bot.rulebook.keys import Keys
from bot.rulebook.models_examples import ExampleKeys
from bot.rulebook.models_oncall import OnCallFile
from bot.rulebook.models_triage import TriageFile

# --- files of rules: hospital.yaml, executives.yaml, campaigns.yaml, any other name


class ActiveKeys(Keys):
    """The days a rule is about, both included."""

    start: Day | None = Field(None, alias="from", examples=["2026-05-01"])
    until: Day | None = Field(None, examples=["2026-05-31"])

    @model_validator(mode="after")
    def _forward(self) -> ActiveKeys:
        if self.start and self.until and self.until < self.start:
            refuse(f"ends on {self.until}, before it begins on {self.start}", "put the earlier day at from")
        return self


class RuleKeys(Keys):
    """One rule."""

    id: Id = Field(examples=["hospital-name"])
    name: Name = ""
    kind: Kind | None = None
    query: QueryText = Field(examples=["'\"St. Brigid Medical Center\" OR SBMC'"])
    owner: Id = ""
    channel: Channel = ""
    severity: Level | None = None
    active: ActiveKeys | None = None
    examples: ExampleKeys = ExampleKeys()


class RulesFile(Keys):
    """A file of rules."""

    kind: Kind | None = None
    rules: list[RuleKeys] = Field(min_length=1, examples=["(then one entry a rule, each beginning with `- id:`)"])


# --- replies.yaml


class ContactKeys(Keys):
    """A contact that a reply may name."""

    id: Id = Field(examples=["patient-relations"])
    name: Name = Field(examples=["Patient Relations"])
    phone: Phone = ""
    email: Email = ""
    url: Address = ""


class TemplateKeys(Keys):
    """A reply prepared by the team."""

    id: Id = Field(examples=["thanks"])
    text: ReplyText = Field(examples=["'Thank you for the kind words.'"])
    categories: list[Category] = []
    kinds: list[Kind] = []
    sentiments: list[Mood] = []
    severities: list[Level] = []
    languages: list[Language] = []
    sources: list[Id] = []
    consent: Consenting | None = None


class HoldingKeys(Keys):
    """A statement for a crisis, approved in advance."""

    id: Id = Field(examples=["we-are-aware"])
    text: ReplyText = Field(examples=["'We are aware of the reports.'"])
    approved_by: Name = Field(examples=["Dana Whitfield, Director of Communications"])
    approved_on: Day = Field(examples=["2026-11-02"])
    valid_until: Day = Field(examples=["2027-05-01"])

    @model_validator(mode="after")
    def _forward(self) -> HoldingKeys:
        if self.valid_until < self.approved_on:
            refuse(f"is valid until {self.valid_until}, before it was approved", "put a later day at valid_until")
        return self


class RepliesFile(Keys):
    """`replies.yaml`."""

    hospital: Name = ""
    contacts: list[ContactKeys] = []
    templates: list[TemplateKeys] = []
    holding: list[HoldingKeys] = []
    update_every: Wait | None = None


# --- routing.yaml


class RouteKeys(Keys):
    """One line of routing."""

    channel: Channel = Field(examples=["crisis-room"])
    kinds: list[Kind] = []
    at_least: Level | None = None
    policy: Id = ""


class RoutingFile(Keys):
    """`routing.yaml`."""

    timezone: Zone = "UTC"
    default: Channel = DEFAULT_CHANNEL
    ops: Channel = ""
    private: Channel = ""
    routes: list[RouteKeys] = []


# --- sources.yaml


class SourceKeys(Keys):
    """What every source has, whatever its type."""

    least_every: ClassVar[timedelta]

    name: Id = Field(examples=["google-news"])
    every: Duration = Field(examples=["5m"])

    @model_validator(mode="after")
    def _patient(self) -> SourceKeys:
        if self.every < self.least_every:
            seconds = int(self.least_every.total_seconds())
            refuse(f"is asked every {int(self.every.total_seconds())}s", f"write every: {seconds}s or more")
        return self

    def options(self) -> dict[str, object]:
        """The keys of its type alone."""
        return self.model_dump(exclude={"name", "type", "every"})


class FeedKeys(SourceKeys):
    """RSS, Atom or JSON Feed."""

    least_every = timedelta(seconds=30)

    type: Literal["feed"]
    url: Address = ""
    url_env: Variable = ""
    shape: Shape = "plain"
    allow_private: Switch = False

    @model_validator(mode="after")
    def _one_address(self) -> FeedKeys:
        if bool(self.url) == bool(self.url_env):
            found = "has both url and url_env" if self.url else "has no address"
            refuse(found, "write either url: https://... or url_env: NAME_OF_A_VARIABLE")
        return self


class XKeys(SourceKeys):
    """The recent search of X."""

    least_every = timedelta(seconds=30)

    type: Literal["x"]
    query: XQuery = ""
    pages: Pages = 5


class FileKeys(SourceKeys):
    """A file of JSON Lines."""

    least_every = timedelta(seconds=1)

    type: Literal["file"]
    path: FilePath = Field(examples=["mentions.jsonl"])


AnySource = Annotated[FeedKeys | XKeys | FileKeys, Field(discriminator="type")]


class SourcesFile(Keys):
    """`sources.yaml`."""

    sources: list[AnySource] = []


RESERVED: dict[str, type[Keys]] = {
    "replies.yaml": RepliesFile,
    "routing.yaml": RoutingFile,
    "oncall.yaml": OnCallFile,
    "sources.yaml": SourcesFile,
    "triage.yaml": TriageFile,
}
"""The files whose name says what they hold; every other one is a file of rules."""
