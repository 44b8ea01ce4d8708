"""Asking somebody uninvolved to look again."""
