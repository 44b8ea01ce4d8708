"""What is done: from proposal to end."""
