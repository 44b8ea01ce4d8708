"""Shows the words of the trade and of this product."""
