"""The Web API client: the real one, with everything off that would send twice, wait, or write posts into logs."""

from __future__ import annotations

import logging

from slack_sdk import WebClient

TIMEOUT_S = 10
"""Seconds for each step of a call: connecting, sending, each part of the answer."""


def client_for(token: str, base_url: str = WebClient.BASE_URL, timeout_s: int = TIMEOUT_S) -> WebClient:
    """A client that never retries by itself: a repeated post would be said twice. Makes no call."""
    return WebClient(token=token, base_url=base_url, timeout=timeout_s, retry_handlers=[], logger=quiet_logger())


def quiet_logger() -> logging.Logger:
    """A logger for Slack's libraries, which would write whole requests, posts and forms at lower levels.

    Our own errors say what went wrong; only what happens in their threads, out of our sight, is written.
    """
    logger = logging.getLogger("wardwatch.slack_sdk")
    logger.setLevel(logging.CRITICAL)
    return logger
