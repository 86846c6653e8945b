"""Pictures and pages that can be kept, mailed and printed."""
