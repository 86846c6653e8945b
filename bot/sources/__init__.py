"""Adapters that read public sources: one file a source."""
