"""Adapter that reads the rules folder."""
