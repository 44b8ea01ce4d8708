"""Signing in, settings, drafts, and the frame around each page."""
