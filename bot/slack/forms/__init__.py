"""What the bot asks people in forms that open over Slack: one file for each form."""
