"""Shows one case: its page, its sections, its complaints."""
