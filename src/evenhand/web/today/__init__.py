"""Shows a colleague's day of visits and calls, arranges and imports them, and shows what was flagged."""
