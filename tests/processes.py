"""`wardwatch` as a real process that a test, or a bench, ends as it likes."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Protocol

ROOT = Path(__file__).parent.parent
BEGIN_WITHIN_S = 60.0
END_WITHIN_S = 30.0


class Started(Protocol):
    """As much of `subprocess.Popen` as is needed."""

    stderr: IO[str] | None

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it has ended."""

    def send_signal(self, number: int) -> None:
        """Nothing when it has ended."""


class BotProcess:
    """One verb that stays. `ready` is set when its log has this event; `errors` are the lines that tell of a bug."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *arguments: str,
        ready: str = "running",
        program: Sequence[str] = ("-m", "bot"),
    ) -> None:
        self.process = self.start(environment, program, arguments)
        self.ready = threading.Event()
        self.log: list[str] = []
        self._event = f"event={ready}"
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def start(self, environment: Mapping[str, str], program: Sequence[str], arguments: Sequence[str]) -> Started:
        command = [sys.executable, *program, *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)

    def _read(self) -> None:
        for line in self.process.stderr or ():
            self.log.append(line.strip())
            if self._event in line.split():
                self.ready.set()

    @property
    def errors(self) -> Sequence[str]:
        return [line for line in self.log if "level=error" in line or line.startswith(("Traceback", "wardwatch:"))]

    def expect_ready(self) -> None:
        assert self.ready.wait(BEGIN_WITHIN_S), f"it did not begin: {self.log or self.process.poll()}"

    def said(self, name: str) -> str:
        """The value that its log has for this name."""
        found = next((found for line in self.log if (found := re.search(rf"\b{name}=(\S+)", line))), None)
        assert found, f"no {name} in {self.log}"
        return found[1]

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """Its exit code. Harmless when repeated."""
        if self.process.poll() is None:
            self.send(how)
        code = self.process.wait(END_WITHIN_S)
        self._reading.join(END_WITHIN_S)
        if self.process.stderr:
            self.process.stderr.close()
        return code
