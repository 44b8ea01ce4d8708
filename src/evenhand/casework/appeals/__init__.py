"""Prepares what an appeal is decided with: its file, its possible reviewers, its effects."""
