"""Asks questions and hands over values; forms save nothing."""
