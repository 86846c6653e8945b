"""What a rulebook would have done with mentions of the past."""
