"""The edge that an operator types at: the ``evenhand`` command, the demo, the daily sweep."""
