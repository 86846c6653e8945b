"""Engine: what may be answered. Pure: no I/O, no clock."""
