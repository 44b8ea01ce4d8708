"""The facts of one case: what the engine judges. Start reading at `facts.py`."""
