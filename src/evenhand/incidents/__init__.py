"""Reported events and their evidence."""
