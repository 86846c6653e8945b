"""What a start looks at before anything runs, and says in the log: Slack, the channels, people's addresses."""

from __future__ import annotations

import structlog

from bot.domain.rulebook import Rulebook
from bot.errors import ChatError
from bot.settings import Settings
from bot.wiring import Bot, slack_client

log = structlog.get_logger()


def slack_answers(settings: Settings) -> bool:
    """Whether Slack takes our token now; False when it cannot be reached. Raises `ChatError` when it refuses."""
    from bot.slack.faults import call

    try:
        call(slack_client(settings).auth_test, who="SLACK_BOT_TOKEN", repeatable=True)
    except ChatError as error:
        if not error.retryable:
            raise
        log.warning("slack_unreachable", reason=str(error))
        return False
    return True


def warn_of_channels(bot: Bot) -> None:
    """One line in the log for each channel that the rules name and the bot cannot post to."""
    from bot.slack.channels import Channels

    channels = Channels(bot.client)
    for name in bot.rules.current.book.channels():
        try:
            trouble = channels.trouble_with(name)
        except ChatError as error:
            trouble = str(error)
        if trouble:
            log.warning("channel_unusable", channel=name, reason=trouble)


def warn_of_addresses(settings: Settings, book: Rulebook) -> None:
    """One line in the log for each address of a person that the rules name and this host does not have."""
    for member in book.oncall.members:
        for way, name in member.addresses:
            if not settings.secret(name):
                log.warning("address_unset", person=member.id, way=way, setting=name)
