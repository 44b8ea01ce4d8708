"""The top of the house: settings, addresses, and the checks that stand before a start."""
