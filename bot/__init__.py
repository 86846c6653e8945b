"""Wardwatch: a chat-ops bot that watches a hospital's reputation and works in Slack threads."""

__version__ = "0.1.0"
