"""Runs what an operator types: the ``evenhand`` command, the demo, the work that time brings."""
