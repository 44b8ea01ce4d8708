"""Shows My work, the lists of cases, incidents and decisions, workload, leave and cover."""
