"""Holds landlords, their staff, and the policies that they released and adopted."""
