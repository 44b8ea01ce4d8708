"""Landlords, their people, the policies that they released and adopted."""
