"""Reports of incidents: logging them, adding to them, where they belong, their files."""
