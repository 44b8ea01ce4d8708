"""Reads, checks, compiles and releases a policy as data. Start reading at `pack.py`."""
