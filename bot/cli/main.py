"""The entry point: the verbs and what each is for. A verb's own module is imported only when it runs."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass

import click

from bot import __version__
from bot.errors import MisuseError, SettingsError, WardwatchError


@dataclass(frozen=True, slots=True)
class Verb:
    """Where a verb's command stands, and its line in the help."""

    module: str
    command: str
    help: str


VERBS = {
    "run": Verb("bot.cli.run", "run", "Poll, deliver and listen to Slack in one process."),
    "web": Verb("bot.cli.web", "web", "Hear Slack over HTTP, and serve health and metrics, beside workers."),
    "demo": Verb("bot.cli.demo", "demo", "See the whole product with nothing to configure."),
    "drill": Verb("bot.cli.drill", "drill", "Rehearse a crisis, in Slack or in a local workspace."),
    "replay": Verb("bot.cli.replay", "replay", "Play recorded mentions as a drill."),
    "check": Verb("bot.cli.rules", "check", "Validate the rules folder and run every example."),
    "rules": Verb("bot.cli.proposals", "rules", "Apply or reject what people proposed with Not about us."),
    "match": Verb("bot.cli.judge", "match", "Mentions in, the rules that match each of them out."),
    "query": Verb("bot.cli.query", "query", "Explain a query, or show what it asks of a source."),
    "triage": Verb("bot.cli.judge", "triage", "Mentions in, the verdict on each of them out."),
    "spikes": Verb("bot.cli.spikes", "spikes", "Counts over time in, where a spike begins out."),
    "backtest": Verb("bot.cli.backtest", "backtest", "Try the rules on mentions of the past."),
    "lint-reply": Verb("bot.cli.lint_reply", "lint_reply", "Check a draft of a public reply against the ten rules."),
    "oncall": Verb("bot.cli.oncall", "oncall", "Show who is on call, now, next and over a period."),
    "report": Verb("bot.cli.report", "report", "Show how many alerts there were, and how long the work took."),
    "export": Verb("bot.cli.export", "export", "Write the alerts, or the record of who did what."),
    "manifest": Verb("bot.cli.host", "manifest", "Print the manifest of the Slack app."),
    "migrate": Verb("bot.cli.host", "migrate", "Create the database or bring it up to date."),
    "doctor": Verb("bot.cli.doctor", "doctor", "Try everything that this installation needs."),
    "deliveries": Verb("bot.cli.deliveries", "deliveries", "What is not delivered, and why; try it again."),
    "copy-store": Verb("bot.cli.copy_store", "copy_store", "Move everything to another database, with proof."),
}


class Verbs(click.Group):
    """A group that knows its verbs without importing them, so that `--help` stays quick."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one verb that was asked for."""
        verb = VERBS.get(cmd_name)
        if verb is None:
            return None
        command: click.Command = getattr(importlib.import_module(verb.module), verb.command)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from the table alone."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.help) for name, verb in VERBS.items()])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wardwatch")
def cli() -> None:
    """Watch what the public says about your hospital, and work on it in Slack threads.

    Example: wardwatch check --rules rules
    """


def main() -> None:
    """Run the command line: errors are one line on stderr, exit code 2 for misuse, 1 for a negative answer."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        _fail(error.format_message(), error.exit_code)
    except click.Abort:
        _fail("stopped", 130)
    except (MisuseError, SettingsError) as error:
        _fail(str(error), 2)
    except WardwatchError as error:
        _fail(str(error), 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int) -> None:
    """One line for each fault: only a rules folder has several at once."""
    for line in message.splitlines():
        click.echo(f"wardwatch: {line}", err=True)
    sys.exit(code)
