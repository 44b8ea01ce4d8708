"""The work queue: what waits for an officer, the lists of cases and decisions, what binds a visit, what lapses by its date."""
