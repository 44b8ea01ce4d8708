"""Looking at policies themselves: remarks, comparison, what honours each demand, the published schema."""
