"""Every sentence that a person reads in Slack, by theme. Pure functions; nothing here decides anything."""
