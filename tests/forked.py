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
from collections.abc import Mapping
from functools import cache
from multiprocessing import forkserver
from pathlib import Path

import pytest

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
