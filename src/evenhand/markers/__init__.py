"""Holds instructions on a record that keep people safe."""
