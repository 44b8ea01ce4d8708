"""Answers a landlord's programs as JSON, by a token."""
