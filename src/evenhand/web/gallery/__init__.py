"""Shows every component on one page, for developers."""
