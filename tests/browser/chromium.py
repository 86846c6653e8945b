"""The browser of the tests: Debian's Chromium, or whatever CHROMIUM names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = (
    "NO BROWSER: none of the page's browser tests ran. Install Chromium (Debian: apt-get install chromium), or name "
    "one with CHROMIUM=/path/to/it."
)
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str:
    """Where the browser is, or nothing."""
    named = os.environ.get("CHROMIUM", "")
    return named or next((path for name in NAMES if (path := shutil.which(name))), "")


@contextmanager
def browser() -> Iterator[Browser]:
    """One browser without a window."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable(), args=QUIETLY)
        try:
            yield launched
        finally:
            launched.close()
