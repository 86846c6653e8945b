"""How long a person waits for the command line: `--help`, and `check` on the default rules, beside a bare Python."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 7
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "wardwatch --help": ["-m", "bot", "--help"],
    "wardwatch check": ["-m", "bot", "check"],
}


def seconds(arguments: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Interleaved rounds, medians."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, arguments in COMMANDS.items():
            taken[name].append(seconds(arguments))
    bare = statistics.median(taken["python -c pass"])
    for name, all_seconds in taken.items():
        median = statistics.median(all_seconds)
        print(f"{name}: {median:.2f} s, {median / bare:.1f} times a bare Python")


if __name__ == "__main__":
    main()
