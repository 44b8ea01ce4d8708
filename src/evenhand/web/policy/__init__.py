"""The policy as pages, clause by clause."""
