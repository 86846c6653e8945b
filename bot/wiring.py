"""The only place that builds concrete things, and the only reader of the clock, the environment and randomness."""
