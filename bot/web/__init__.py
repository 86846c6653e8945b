"""The face for machines: health, metrics, and Slack over HTTP."""
