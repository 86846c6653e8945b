"""Settings that are secret or belong to the host, read from an environment that is passed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from bot.domain.pace import LEARNED_PACE, SLACK_PACE, UNPACED, Pace
from bot.errors import SettingsError

SLACK_API = "https://slack.com/api/"
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"", "0", "false", "no", "off"})
LOG_FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the host says. Secrets are left out of `repr`, so that they never reach a log."""

    slack_bot_token: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_api_url: str = SLACK_API
    database_path: str = "wardwatch.db"
    postgres_url: str = field(default="", repr=False)
    x_bearer_token: str = field(default="", repr=False)
    x_api_url: str = ""
    allow_private: bool = False
    heartbeat_url: str = field(default="", repr=False)
    log_format: str = "text"
    slack_signing_secret: str = field(default="", repr=False)
    port: int = 3000
    takeover_s: float = 15
    is_paced: bool | None = None
    """Whether Slack's limits are kept before it says so; None where nobody said: for Slack itself, not for others."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def is_shared(self) -> bool:
        """Whether other processes may work on the same store; a file belongs to one machine, and to one worker."""
        return bool(self.postgres_url)

    @property
    def database(self) -> str:
        """Where everything is kept: a PostgreSQL address, which holds a password, or the path of a SQLite file."""
        return self.postgres_url or self.database_path

    @property
    def pace(self) -> Pace:
        """How fast is sent. What answers in Slack's place is asked for its limits: they count from its first 429 on."""
        if self.is_paced is None:
            return SLACK_PACE if self.slack_api_url == SLACK_API else LEARNED_PACE
        return SLACK_PACE if self.is_paced else UNPACED

    def require(self, *names: str) -> None:
        """Raises `SettingsError` that names every one of these settings that is not set."""
        values = {
            "SLACK_BOT_TOKEN": self.slack_bot_token,
            "SLACK_APP_TOKEN": self.slack_app_token,
            "SLACK_SIGNING_SECRET": self.slack_signing_secret,
        }
        missing = [f"{name} is not set" for name in names if not values[name]]
        if missing:
            raise SettingsError("; ".join(missing), cure="docs/slack.md shows where to find it")

    def secret(self, name: str) -> str:
        """A secret that a file of rules names (`url_env`), from NAME or NAME_FILE; empty when it is not set."""
        return _secret(self.environment, name, [])


NAMES = {
    "SLACK_BOT_TOKEN": "the bot's token, begins with xoxb-",
    "SLACK_APP_TOKEN": "the app-level token for Socket Mode, begins with xapp-",
    "SLACK_SIGNING_SECRET": "what Slack signs its requests with, where it reaches us over HTTP",
    "SLACK_API_URL": f"where Slack's Web API is (default {SLACK_API})",
    "DATABASE_URL": "where everything is kept (default sqlite:///wardwatch.db)",
    "WARDWATCH_RULES": "the folder of rules (default rules)",
    "X_BEARER_TOKEN": "the bearer token of your X developer app, for sources of type x",
    "X_API_URL": "where X's API is, for a proxy of your own (default: X itself)",
    "WARDWATCH_ALLOW_PRIVATE": "1 lets feeds be read from private and loopback addresses (default 0)",
    "WARDWATCH_TAKEOVER": "seconds until others take over from a worker that was killed or froze (default 15)",
    "WARDWATCH_PACE": "1 keeps Slack's limits before it says so, 0 never does (default: 1 at Slack's own address)",
    "PORT": "the port at which the verb `web` listens (default 3000)",
    "WARDWATCH_HEARTBEAT_URL": "fetched every minute while all is well, for a service that alarms when it stops",
    "WARDWATCH_OPS_URL": "an apprise URL: who is told when the ops channel itself cannot be used",
    "WARDWATCH_LOG": "text or json: how log lines are written (default text)",
}
"""Every setting, with its line in the documentation. Each may also be given as NAME_FILE, the path of a file; but for
`WARDWATCH_RULES`, which the command line reads, as it reads `--rules`."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Turn the environment into settings; raises `SettingsError` with all faults at once."""
    faults: list[str] = []
    values = {name: _secret(environment, name, faults) for name in NAMES}
    settings = Settings(
        slack_bot_token=_prefixed(values, "SLACK_BOT_TOKEN", "xoxb-", faults),
        slack_app_token=_prefixed(values, "SLACK_APP_TOKEN", "xapp-", faults),
        slack_api_url=_address(values, "SLACK_API_URL", faults) or SLACK_API,
        database_path=_database_path(values["DATABASE_URL"] or "sqlite:///wardwatch.db", faults),
        postgres_url=_postgres_url(values["DATABASE_URL"]),
        x_bearer_token=values["X_BEARER_TOKEN"],
        x_api_url=_address(values, "X_API_URL", faults),
        allow_private=_flag(values, "WARDWATCH_ALLOW_PRIVATE", faults),
        heartbeat_url=_heartbeat(values["WARDWATCH_HEARTBEAT_URL"], faults),
        log_format=_choice(values, "WARDWATCH_LOG", LOG_FORMATS, faults),
        slack_signing_secret=values["SLACK_SIGNING_SECRET"],
        port=_number(values, "PORT", 3000, 1, 65_535, faults),
        takeover_s=_number(values, "WARDWATCH_TAKEOVER", 15, 3, 3_600, faults),
        is_paced=_flag(values, "WARDWATCH_PACE", faults) if values["WARDWATCH_PACE"] else None,
        environment=environment,
    )
    faults += [
        f"{name} is no setting: {near[0]} is meant"
        for name in environment
        if name not in NAMES and (near := get_close_matches(name, NAMES, n=1, cutoff=0.9))
    ]
    if faults:
        raise SettingsError("; ".join(faults))
    return settings


def _secret(environment: Mapping[str, str], name: str, faults: list[str]) -> str:
    path = environment.get(f"{name}_FILE", "")
    if not path:
        return environment.get(name, "").strip()
    if environment.get(name):
        faults.append(f"{name} and {name}_FILE are both set: keep one")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        faults.append(f"{name}_FILE: cannot read {path}: {reason}")
        return ""


def _prefixed(values: Mapping[str, str], name: str, prefix: str, faults: list[str]) -> str:
    value = values[name]
    if value and not value.startswith(prefix):
        faults.append(f"{name} must begin with {prefix}: copy it again from your Slack app's page")
    return value


def _address(values: Mapping[str, str], name: str, faults: list[str]) -> str:
    """An address, with the final slash that Slack's client needs."""
    value = values[name]
    if not value:
        return ""
    if not _is_web_address(value):
        faults.append(f"{name} must be an address such as https://slack.com/api/")
    return value.rstrip("/") + "/"


def _heartbeat(value: str, faults: list[str]) -> str:
    """Taken as it is. It may hold a key, so no fault repeats it."""
    if value and not _is_web_address(value):
        faults.append("WARDWATCH_HEARTBEAT_URL must be an address that begins with https://")
    return value


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def database_of(url: str) -> str:
    """What `Settings.database` would be for this DATABASE_URL. Raises `SettingsError`."""
    return read_settings({"DATABASE_URL": url}).database


def _postgres_url(url: str) -> str:
    return url if url.startswith(("postgresql://", "postgres://")) else ""


def _database_path(url: str, faults: list[str]) -> str:
    """The file, if it is one. An address may hold a password, so no fault repeats it."""
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        return url.removeprefix("sqlite:///")
    if not _postgres_url(url):
        shapes = "sqlite:///file.db, sqlite:////absolute/path/file.db, or postgresql://user:password@host/name"
        faults.append(f"DATABASE_URL must read {shapes}")
    return ""


def _flag(values: Mapping[str, str], name: str, faults: list[str]) -> bool:
    value = values[name].lower()
    if value not in TRUE | FALSE:
        faults.append(f"{name} must be 1 or 0")
    return value in TRUE


def _number(values: Mapping[str, str], name: str, usual: int, least: int, most: int, faults: list[str]) -> int:
    value = values[name] or str(usual)
    if not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
        faults.append(f"{name} must be a whole number from {least} to {most}")
        return usual
    return int(value)


def _choice(values: Mapping[str, str], name: str, choices: tuple[str, ...], faults: list[str]) -> str:
    value = values[name] or choices[0]
    if value not in choices:
        faults.append(f"{name} must be {' or '.join(choices)}")
    return value
