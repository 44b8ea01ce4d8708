"""Adopts what the policy leaves open: two people, a minute."""
