"""Holds customers, homes, households, needs and representatives."""
