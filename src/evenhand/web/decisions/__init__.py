"""Shows one decision, as it was made and on which facts."""
