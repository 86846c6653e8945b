"""The second net: which sentences are like those that must not be published, though no rule names their words."""
