"""Holds appeals, which an uninvolved person decides."""
