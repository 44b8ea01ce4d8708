"""Shows the policy as pages, clause by clause."""
