"""Runs what an operator types: the ``evenhand`` command, the demo, the daily sweep."""
