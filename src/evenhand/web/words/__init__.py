"""The words of the trade and of this product, on a page."""
