"""Looking again at what was decided."""
