"""Holds the facts of one case, which the engine judges. Start reading at `facts.py`."""
