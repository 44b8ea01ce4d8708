"""Holds what colleagues get by email or webhook, and sends it: each fact reaches a person once (ADR 23)."""
