"""Random walks through whole cases: whatever people try, in whatever order, some things never happen."""
