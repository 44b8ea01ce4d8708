"""The top of the house: settings, addresses, the clock, and the checks that stand before a start."""
