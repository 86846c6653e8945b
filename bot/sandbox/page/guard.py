"""What every answer of the page carries, and which requests may do something."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
BARE = {
    **HEADERS,
    "Content-Security-Policy": "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox",
}
"""For files and documents: they may look as they like, and do nothing."""


def comes_from_the_page(headers: Headers) -> bool:
    """Whether a request to do something was made by a script of our own page.

    Another site's page can send a form here, but neither this content type nor this header without being asked first,
    and nobody here answers such a question.
    """
    site = headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and headers.get("x-page") == "1"
