"""Examines policies: remarks, comparison, what honours each demand, the published schema."""
