"""Shows the demo's own pages: *Start here*, the clock, starting again. They exist in demo mode only."""
