"""What one person keeps for their own work, above the cases."""
