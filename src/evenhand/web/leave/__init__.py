"""Before leave: who sees to somebody's work, and cases that pass to colleagues."""
