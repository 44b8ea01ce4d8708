"""One case: its page, its sections, its complaints."""
