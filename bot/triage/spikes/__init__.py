"""Spikes and quiet spells in a series of counts, told from what the series itself usually does."""
