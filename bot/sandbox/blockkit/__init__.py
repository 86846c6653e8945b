"""Block Kit's shapes and limits as tables of checks. Pure: a check takes a value and yields its faults."""
