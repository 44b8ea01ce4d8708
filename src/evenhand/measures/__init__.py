"""Holds measures, from proposal to end."""
