"""Gives firms their jobs with the instruction and nothing else, and takes what they answer."""
