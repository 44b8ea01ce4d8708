"""One decision, as it was made and on what."""
