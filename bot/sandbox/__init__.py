"""A local Slack workspace that refuses what Slack refuses. Not part of the bot: the bot talks to it over HTTP."""
