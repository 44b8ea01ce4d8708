"""Performs every act (who, facts, judgement, change, journal) and answers what pages ask of a case."""
