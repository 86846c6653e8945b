"""The steps of a mention, as plain functions over ports."""
