"""Shows an appeal: what its reviewer reads, and the papers as a file."""
