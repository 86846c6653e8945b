"""Engine: what a draft may not say in public. Pure: no I/O, no clock. A pass is not a clearance: a person approves."""
