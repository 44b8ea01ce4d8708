"""Holds the firms that work for a landlord: their schedulers, their operatives, and the instructions they were given."""
