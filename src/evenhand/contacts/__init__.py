"""Approaches, either way, on any channel."""
