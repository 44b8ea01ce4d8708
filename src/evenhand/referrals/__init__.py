"""Matters passed to somebody else, and steps at law."""
