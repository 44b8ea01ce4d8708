"""Switches parts of Evenhand on and off for one landlord, and makes tokens for its programs."""
