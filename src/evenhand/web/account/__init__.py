"""Signs users in, keeps settings and drafts, and frames each page."""
