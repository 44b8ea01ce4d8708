"""Configures the product: settings, addresses, and the checks before a start."""
