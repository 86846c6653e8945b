"""The face in Slack: the app, its cards and its words."""
