"""Holds cases, their steps and the answers of their assessments."""
