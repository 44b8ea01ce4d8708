"""Holds reported events and their evidence."""
