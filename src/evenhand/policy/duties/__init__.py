"""Computes what is owed by when: one file for each noun. Start reading at `duties.py`."""
