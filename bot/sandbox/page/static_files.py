"""The scripts and the style of the page, read once."""

from __future__ import annotations

from importlib.resources import files

TYPES = {"css": "text/css", "js": "text/javascript"}
STATIC = {
    file.name: (file.read_bytes(), TYPES[file.name.rpartition(".")[2]])
    for file in sorted(files("bot.sandbox.page").joinpath("static").iterdir(), key=lambda file: file.name)
}
"""For each name its bytes and media type."""
SCRIPTS = [name for name, (_, media_type) in STATIC.items() if media_type == TYPES["js"]]
