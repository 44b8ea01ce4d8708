"""The policy browser: clauses, remarks and comparison. Open to everybody: people may know by which rules they are treated."""
