"""Evenhand: casework for a landlord whose people meet unacceptable behaviour, under the landlord's own policy."""
