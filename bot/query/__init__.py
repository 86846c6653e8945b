"""Engine: queries over mentions. Pure: no I/O, no clock."""
