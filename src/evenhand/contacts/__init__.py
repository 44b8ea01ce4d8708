"""Holds contacts, either way, on any channel."""
