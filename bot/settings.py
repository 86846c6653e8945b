"""Settings that are secret or belong to the host, read from an environment that is passed in."""
