"""The one way in: who, facts, judgement, change, journal. And the questions that pages ask of a case."""
