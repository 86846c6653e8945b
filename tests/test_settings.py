"""Settings come from an environment that is passed in."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import SLACK_API, read_settings


def test_an_empty_environment_has_documented_defaults() -> None:
    """Nothing needs to be set to read settings."""
    settings = read_settings({})

    assert (settings.slack_api_url, settings.database_path) == (SLACK_API, "wardwatch.db")


def test_all_faults_are_reported_at_once() -> None:
    """A person mends everything in one go."""
    with pytest.raises(SettingsError) as caught:
        read_settings({"SLACK_BOT_TOKEN": "nonsense", "DATABASE_URL": "mysql://x", "WARDWATCH_ALLOW_PRIVATE": "maybe"})

    assert all(name in str(caught.value) for name in ("SLACK_BOT_TOKEN", "DATABASE_URL", "WARDWATCH_ALLOW_PRIVATE"))
    assert "nonsense" not in str(caught.value)


def test_a_secret_may_be_in_a_file(tmp_path: Path) -> None:
    """NAME_FILE names a file that holds the secret; its last line end does not count."""
    file = tmp_path / "token"
    file.write_text("xoxb-1\n")

    assert read_settings({"SLACK_BOT_TOKEN_FILE": str(file)}).slack_bot_token == "xoxb-1"


def test_a_missing_secret_file_is_a_fault() -> None:
    """The fault names the setting and the path."""
    with pytest.raises(SettingsError, match=r"X_BEARER_TOKEN_FILE: cannot read /nowhere/x"):
        read_settings({"X_BEARER_TOKEN_FILE": "/nowhere/x"})


def test_secrets_are_not_in_the_repr() -> None:
    """Settings may be logged."""
    settings = read_settings({"SLACK_BOT_TOKEN": "xoxb-hidden", "X_BEARER_TOKEN": "bearer-hidden"})

    assert "hidden" not in repr(settings)


def test_an_absolute_database_path_has_four_slashes() -> None:
    """As everywhere else."""
    assert read_settings({"DATABASE_URL": "sqlite:////data/w.db"}).database_path == "/data/w.db"


def test_a_postgresql_address_is_kept_out_of_the_log() -> None:
    """It holds a password."""
    settings = read_settings({"DATABASE_URL": "postgresql://ward:hidden@db.example/wardwatch"})

    assert settings.database == "postgresql://ward:hidden@db.example/wardwatch"
    assert "hidden" not in repr(settings)


def test_a_faulty_database_address_is_not_repeated() -> None:
    """It may hold a password, too."""
    with pytest.raises(SettingsError, match=r"DATABASE_URL must read sqlite:///file\.db") as caught:
        read_settings({"DATABASE_URL": "mysql://ward:hidden@db.example/wardwatch"})

    assert "hidden" not in str(caught.value)


def test_a_misspelt_setting_is_a_fault() -> None:
    """A name that is nearly a setting does nothing, which nobody would notice."""
    with pytest.raises(SettingsError, match="WARDWATCH_ALOW_PRIVATE is no setting: WARDWATCH_ALLOW_PRIVATE is meant"):
        read_settings({"WARDWATCH_ALOW_PRIVATE": "1"})


def test_all_missing_tokens_are_named() -> None:
    """Both at once."""
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN is not set; SLACK_APP_TOKEN is not set"):
        read_settings({}).require("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")


@pytest.mark.parametrize("address", ["http://[x", "https://host:bad/", "ftp://host/", "slack.com"])
def test_an_address_that_is_none_is_a_fault(address: str) -> None:
    """Whatever is wrong with it."""
    with pytest.raises(SettingsError, match="SLACK_API_URL must be an address"):
        read_settings({"SLACK_API_URL": address})


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "0"), ("PORT", "web"), ("WARDWATCH_TAKEOVER", "2"), ("PORT", "³")]
)
def test_a_number_that_cannot_be_is_a_fault(name: str, value: str) -> None:
    """The fault names the setting and what fits."""
    with pytest.raises(SettingsError, match=f"{name} must be a whole number from"):
        read_settings({name: value})


def test_numbers_have_documented_defaults() -> None:
    """As docs/reference.md says."""
    settings = read_settings({"WARDWATCH_TAKEOVER": "30"})

    assert (settings.port, settings.takeover_s) == (3000, 30)
    assert read_settings({}).takeover_s == 15
