"""Shows issued letters."""
