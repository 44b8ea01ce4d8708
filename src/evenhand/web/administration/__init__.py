"""Serves the pages on which an owner of the policy keeps people, days, homes, customers and what letters say of a landlord."""
