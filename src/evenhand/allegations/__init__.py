"""Holds customers' allegations about staff, each investigated independently of its case."""
