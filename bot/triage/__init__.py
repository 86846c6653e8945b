"""Engine: what a mention means. Pure: no I/O, no clock."""
