"""Dated histories, told by somebody else, replayed under a policy. Start reading at `replay.py`."""
