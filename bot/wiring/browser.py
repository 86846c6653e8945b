"""Opens a page in the browser of whoever sits at this machine, if there is one."""

from __future__ import annotations

import os
import sys
import webbrowser

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def open_page(url: str) -> bool:
    """Whether a browser was asked to show it. Never raises, and starts none that would take over the terminal."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _DISPLAYS):
        return False
    try:
        return webbrowser.open(url)
    except (webbrowser.Error, OSError):
        return False
