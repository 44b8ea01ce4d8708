"""Serves the pages of firms: a scheduler's jobs, and an operative's jobs behind a link and a PIN."""
