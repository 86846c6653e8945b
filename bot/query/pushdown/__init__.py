"""Pushing down: the team's rules in a source's own query language, so that no more is read than is needed."""
