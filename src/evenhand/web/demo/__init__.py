"""The demo's own pages: *Start here*, a clock that moves, starting again. None of it exists outside demo mode."""
