"""A policy as data: what a file may say, how it is read, checked, compiled and released. Start reading at `pack.py`."""
