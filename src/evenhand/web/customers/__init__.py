"""Shows customers: who they are, and what applies to them."""
