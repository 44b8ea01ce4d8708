"""Holds visits, jobs and calls that are arranged, and what was flagged about them."""
