"""One tree of errors. `str(e)` reads "who: what failed: why (what to do)"."""

from __future__ import annotations

from enum import Enum, auto


class WardwatchError(Exception):
    """Something an operator can understand and mend; bugs are never wrapped in it.

    `what` failed, for `who` (a source, a file, a channel), with `cure`, what to do about it.
    """

    retryable = False

    def __init__(self, what: str, *, who: str = "", cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.who = who
        self.cure = cure

    def __str__(self) -> str:
        message = f"{self.who}: {self.what}" if self.who else self.what
        return f"{message} ({self.cure})" if self.cure else message


class MisuseError(WardwatchError):
    """A command was called wrongly: exit code 2."""


class SettingsError(WardwatchError):
    """The environment or a configuration file says something that cannot be used."""


class RulesError(SettingsError):
    """The rules folder has faults; `faults` lists all of them, one sentence each."""

    def __init__(self, faults: tuple[str, ...], *, who: str = "") -> None:
        super().__init__("\n".join(faults), who="")
        self.folder = who
        self.faults = faults


class QueryError(WardwatchError):
    """A query cannot be read; `column` counts from 1."""

    def __init__(self, what: str, *, column: int, cure: str) -> None:
        super().__init__(what, who=f"column {column}", cure=cure)
        self.column = column


class MentionError(WardwatchError):
    """A record from outside is not a mention."""


class SeriesError(WardwatchError):
    """A count from outside cannot be read as the next one of its series."""


class SourceError(WardwatchError):
    """A source could not be read; its cursor has not moved, so nothing is lost."""


class SourceUnavailableError(SourceError):
    """The source is down, slow or answered nonsense: try again at the next poll."""

    retryable = True


class SourceLimitedError(SourceError):
    """The source asks us to wait `wait_s` seconds."""

    retryable = True

    def __init__(self, what: str, *, who: str = "", cure: str = "", wait_s: float) -> None:
        super().__init__(what, who=who, cure=cure)
        self.wait_s = wait_s


class SourceRefusedError(SourceError):
    """The source refuses us until a person does something: a key, a payment, an address."""


class StoreError(WardwatchError):
    """The database cannot do what it was asked; the transaction was rolled back."""


class StoreBusyError(StoreError):
    """Another process holds the database for longer than we wait."""

    retryable = True


class StoreUnreachableError(StoreError):
    """The server of the database does not answer."""

    retryable = True


class StoreFullError(StoreError):
    """The disk or the database is full."""

    retryable = True


class StoreReadOnlyError(StoreError):
    """The database may not be written."""


class StoreVersionError(StoreError):
    """The database is older or newer than this program."""


class ClaimLostError(WardwatchError):
    """Another worker has taken over, or may have: what was begun is left to it."""


class UnknownAlertError(StoreError):
    """No alert has this id."""


class UnknownProposalError(StoreError):
    """No proposal has this id."""


class UnknownSwapError(StoreError):
    """No swap has this id."""


class UnknownDraftError(StoreError):
    """No draft has this id."""


class ChatError(WardwatchError):
    """The chat did not do what it was asked, and certainly did not do half of it."""


class Limited(Enum):
    """What a chat limits: posts to this channel, edits in all channels, or a call that looks something up."""

    POSTS = auto()
    EDITS = auto()
    LOOKUPS = auto()


class ChatLimitedError(ChatError):
    """The chat asks us to wait `wait_s` seconds before the next call of what is limited."""

    retryable = True

    def __init__(self, what: str, *, of: Limited, who: str = "", cure: str = "", wait_s: float) -> None:
        super().__init__(what, who=who, cure=cure)
        self.of = of
        self.wait_s = wait_s


class ChatUnavailableError(ChatError):
    """The chat could not be reached, so it did nothing: try again."""

    retryable = True


class ChatUncertainError(ChatError):
    """The answer was lost: the message may or may not be there. Look before sending again."""

    retryable = True


class ChatRefusedError(ChatError):
    """The chat refuses, with its own `code`, until a person mends something.

    `mendable` says that what is wrong is the channel or our right to write in it, so that the same message will go
    through once that is mended; otherwise it is the message itself.
    """

    def __init__(self, what: str, *, code: str, who: str = "", cure: str = "", mendable: bool = False) -> None:
        super().__init__(what, who=who, cure=cure)
        self.code = code
        self.mendable = mendable


class ThreadGoneError(ChatRefusedError):
    """The message to edit or answer is no longer there."""


class PagerError(WardwatchError):
    """A page could not be sent by a way that leaves Slack."""


class PagerUnavailableError(PagerError):
    """The service could not be reached, or did not answer in time: try again."""

    retryable = True


class PagerRefusedError(PagerError):
    """The service refuses, or the address is missing or no address: a person must mend it."""
