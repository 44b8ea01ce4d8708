"""Evenhand: casework on unacceptable behaviour for social landlords, under the landlord's own policy."""

__version__ = "0.1.0"
