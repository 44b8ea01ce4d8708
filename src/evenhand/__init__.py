"""Evenhand: casework on unacceptable behaviour for social landlords, under the landlord's own policy."""
