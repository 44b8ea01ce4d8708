"""The forms by which staff act on a case: one page for each act of the registry, and the pages before there is a case."""
