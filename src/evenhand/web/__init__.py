"""The web edge: turns a request into one act or one question, and shows the answer."""
