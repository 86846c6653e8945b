"""`wardwatch` verbs as processes of their own that need not import everything anew: forked from one that has.

What a verb does to its process stays in that process, and it writes to real files. Use `subprocess` for what depends on
how Python itself starts (a locale, a terminal, a pipe that breaks).
"""

import multiprocessing
import multiprocessing.context
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from multiprocessing import forkserver
from pathlib import Path
from typing import IO

import pytest
from processes import BotProcess, Started

ROOT = Path(__file__).parent.parent
WITHIN_S = 60.0


@cache
def _forks() -> multiprocessing.context.ForkServerContext:
    """Started once, with a path on which it finds what it is to import: it knows nothing of this process's own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["forked_warm"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), str(ROOT / "tests"))))
        forkserver.ensure_running()
    return context


def wardwatch(
    *arguments: str, given: bytes = b"", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a verb to its end, and answer what it wrote. Raises `TimeoutError` after a minute."""
    with tempfile.TemporaryDirectory(prefix="wardwatch-") as folder:
        written = [Path(folder) / name for name in ("stdin", "stdout", "stderr")]
        written[0].write_bytes(given)
        environment = dict(os.environ if env is None else env)
        process = _forks().Process(target=_run, args=(arguments, str(cwd), environment, [str(one) for one in written]))
        process.start()
        process.join(WITHIN_S)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"{arguments} did not end: {written[2].read_text()}")
        out, err = (one.read_bytes() for one in written[1:])
        return subprocess.CompletedProcess(list(arguments), process.exitcode, out, err)


def ends(target: Callable[[str], None], given: str) -> int:
    """The exit code of a process that runs this function of a module, and nothing else. It has a minute."""
    process = _forks().Process(target=target, args=(given,))
    process.start()
    process.join(WITHIN_S)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"{target} did not end")
    return process.exitcode


class Forked:
    """A verb that stays, as `subprocess.Popen` would have it; `stderr` is a pipe."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="wardwatch-")
        written = [str(Path(self._folder.name) / name) for name in ("stdin", "stdout", "stderr")]
        Path(written[0]).touch()
        os.mkfifo(written[2])
        self._process = _forks().Process(target=_run, args=(list(arguments), str(ROOT), dict(env), written))
        self._process.start()
        self.stderr: IO[str] | None = os.fdopen(os.open(written[2], os.O_RDONLY), encoding="utf-8", errors="replace")

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutError("it did not end")
        self._folder.cleanup()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self._process.pid is not None and self._process.exitcode is None:
            os.kill(self._process.pid, number)


class ForkedBot(BotProcess):
    """A `BotProcess` that begins at once. It runs our own version alone."""

    def start(self, environment: Mapping[str, str], program: Sequence[str], arguments: Sequence[str]) -> Started:
        assert tuple(program) == ("-m", "bot")
        return Forked(arguments, environment)


def in_text(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[str]:
    """The same, with what was written as text."""
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def _run(arguments: list[str], cwd: str, environment: dict[str, str], written: list[str]) -> None:
    """In the forked process, which ends here."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["wardwatch", *arguments]
    _redirect(written)
    from bot.cli.main import main

    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def _redirect(written: list[str]) -> None:
    for number, (path, flags) in enumerate(zip(written, (os.O_RDONLY, *[os.O_WRONLY | os.O_CREAT] * 2), strict=True)):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False, buffering=1)
