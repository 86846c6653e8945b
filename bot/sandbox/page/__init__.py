"""The workspace in the browser: what a person reads as HTML, what they do as calls of `People`. It decides nothing."""
