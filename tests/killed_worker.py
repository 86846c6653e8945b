"""A bot in a process of its own that dies by SIGKILL in the middle of its work. Its orders come as JSON."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from called import person, policy, rules_with, step

from bot import wiring
from bot.settings import Settings
from bot.slack.poster import SlackChat


def dying(method: Callable[..., Any], *, before: bool) -> Callable[..., Any]:
    """The method, after which, or before which, the process is gone."""

    def called(*given: Any, **named: Any) -> Any:
        answer = None if before else method(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return called


def main(given: str) -> None:
    orders = json.loads(given)
    wiring.configure_logging("text", quiet=True)
    settings = Settings(**orders["settings"])
    store = wiring.open_store(settings)
    now = datetime.fromisoformat(orders["now"])
    bot = wiring.build_bot(settings, wiring.load_rules(Path(orders["rules"])), store, [], lambda: now)
    bot.rules.replace(rules_with(bot.rules.current.book, policy(step(0, person("lee")), step(5, person("dana")))))
    owner, name, before = (SlackChat if orders["at"] == "tell" else store), orders["at"], orders["before"]
    setattr(owner, name, dying(getattr(owner, name), before=before))
    while bot.escalator.carry_out_one() or bot.deliverer.deliver_one():
        pass
