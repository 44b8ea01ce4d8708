"""Keeps what one person needs for their own work, above the cases."""
