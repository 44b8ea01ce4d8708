"""Adds and ends firms and their schedulers, and shows case owners what waits at firms."""
