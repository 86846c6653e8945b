"""The face of time: when each source is polled, and the loop that delivers."""
