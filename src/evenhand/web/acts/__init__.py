"""Shows the forms of acts on a case: one page for each act, and the pages before there is a case."""
