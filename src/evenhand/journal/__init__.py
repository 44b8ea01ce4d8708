"""Records what happened, in order, for ever: one chain of entries per landlord (docs/adr/0001-journal-and-erasure.md)."""
