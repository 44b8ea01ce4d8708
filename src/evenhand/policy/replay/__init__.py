"""Replays dated histories from other sources under a policy. Start reading at `replay.py`."""
