"""Letters that were issued."""
