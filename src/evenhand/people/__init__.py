"""Customers, homes, households, needs and representatives."""
