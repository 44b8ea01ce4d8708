"""Cases: what was done in them, answered in assessments, and by whom."""
