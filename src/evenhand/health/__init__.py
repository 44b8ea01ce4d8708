"""Says whether an installation is well, and keeps and restores backups of it."""
