"""Holds reviews of decisions."""
