"""Shows reports of incidents: logging them, adding to them, signposting them, their files."""
