"""`wardwatch rules proposals`: what people proposed in Slack reaches the rules folder."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_files import fresh_sqlite

from bot.cli.main import cli
from bot.domain.alert import Alert, State
from bot.domain.mention import Mention
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.severity import Severity
from bot.errors import MisuseError, SettingsError, UnknownProposalError
from bot.ports import Store
from bot.rulebook.load import load
from bot.storage.sqlite import open_sqlite

RULES = Path(__file__).parents[2] / "rules"
AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
RULE = "hospital-full-name"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    path = fresh_sqlite(tmp_path / "wardwatch.db")
    store = open_sqlite(path)
    yield store
    store.close()


def propose(store: Store, exclusion: str = '"dublin"', rule_id: str = RULE) -> int:
    store.add_page("x", [Mention("x", "1", "St. Brigid's Hospital, Dublin", AT)], "", AT)
    lead = store.waiting_mentions(1)[0]
    alert = Alert(0, 1, State.DISMISSED, Severity.LOW, "service", rule_id, "", "reputation", "", lead.id, AT, AT)
    alert_id = store.new_alert(alert).id
    proposal = Proposal(0, alert_id, rule_id, exclusion, "a", f"a -{exclusion}", "U0DANA001", AT, 120, 4, 1)
    return store.add_proposal(proposal).id


def run(tmp_path: Path, *options: str) -> Result:
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path / 'wardwatch.db'}"}
    arguments = ["rules", "proposals", "--rules", str(tmp_path / "rules"), *options]
    return CliRunner().invoke(cli, arguments, env=environment)


def test_without_proposals_it_says_so(tmp_path: Path, folder: Path, store: Store) -> None:
    """An empty list is an answer."""
    assert run(tmp_path).output == "no proposals\n"


def test_a_proposal_is_listed(tmp_path: Path, folder: Path, store: Store) -> None:
    """Rule with its line, who, when, the exclusion, what it costs, and the query to paste."""
    propose(store)

    lines = run(tmp_path).output.splitlines()

    assert lines[0] == (
        f"hospital.yaml:7: proposal 1 for rule {RULE}, by U0DANA001 on 2026-11-20 14:05 UTC because of alert 1"
    )
    assert lines[1] == '  exclude  "dublin"'
    assert lines[2] == (
        "  removes  4 of 120 other mentions that matched in the 30 days before, 1 of them acknowledged or resolved"
    )
    assert lines[3].startswith('  query    ("St. Brigid Medical Center" OR')
    assert lines[3].endswith('@StBrigidMed) -"dublin"')


def test_applying_writes_the_rule(tmp_path: Path, folder: Path, store: Store) -> None:
    """The file keeps its comments; the proposal is closed, and listed only with --all."""
    before = (folder / "hospital.yaml").read_text("utf-8")
    number = propose(store)

    applied = run(tmp_path, "--apply", str(number))

    after = (folder / "hospital.yaml").read_text("utf-8")
    assert applied.exit_code == 0
    assert f"hospital.yaml:7: rule {RULE} now reads" in applied.output
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        '      ("St. Brigid Medical Center" OR "Saint Brigid Medical Center" OR',
        "      #StBrigid OR #StBrigidMed OR @StBrigidMed)",
        '      -"dublin"',
    ]
    assert store.proposal(number).state is ProposalState.APPLIED
    assert run(tmp_path).output == "no proposals\n"
    assert ", applied\n" in run(tmp_path, "--all").output


def test_what_cannot_be_applied_stays_open(tmp_path: Path, folder: Path, store: Store) -> None:
    """The file is untouched, and the reason is told."""
    number = propose(store, '"waiting room"')
    before = (folder / "hospital.yaml").read_bytes()

    refused = run(tmp_path, "--apply", str(number))

    assert isinstance(refused.exception, SettingsError)
    assert "with this exclusion an example fails" in str(refused.exception)
    assert (folder / "hospital.yaml").read_bytes() == before
    assert store.proposal(number).state is ProposalState.OPEN


def test_rejecting_changes_no_rule(tmp_path: Path, folder: Path, store: Store) -> None:
    """It is closed, and cannot be applied any more."""
    number = propose(store)

    rejected = run(tmp_path, "--reject", str(number))
    late = run(tmp_path, "--apply", str(number))

    assert "no rule was changed" in rejected.output
    assert isinstance(late.exception, MisuseError)
    assert "already rejected" in str(late.exception)
    assert load(folder).rules == load(RULES).rules


def test_a_rule_that_is_gone(tmp_path: Path, folder: Path, store: Store) -> None:
    """The list says so, and applying says what to do."""
    number = propose(store, rule_id="renamed")

    listed = run(tmp_path).output
    refused = run(tmp_path, "--apply", str(number))

    assert "(the rules folder has no rule with this id any more)" in listed
    assert "reject the proposal" in str(refused.exception)


def test_misuse(tmp_path: Path, folder: Path, store: Store) -> None:
    """Both at once, or an id that nobody has."""
    assert isinstance(run(tmp_path, "--apply", "1", "--reject", "1").exception, MisuseError)
    assert isinstance(run(tmp_path, "--apply", "404").exception, UnknownProposalError)
