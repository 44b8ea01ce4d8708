"""Holds referrals and legal steps."""
