"""Adapters that keep state: portable SQL, one file an engine."""
