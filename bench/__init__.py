"""`make bench`: ours beside the peer and beside the limit, on the same work, in one run."""
