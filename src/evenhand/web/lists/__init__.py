"""The lists of cases and incidents: what narrows them down and orders them, kept views, the same as a table to take away."""
