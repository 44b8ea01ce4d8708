"""Builds the work queue: what waits for an officer, lists, handover, instructions, the sweep."""
