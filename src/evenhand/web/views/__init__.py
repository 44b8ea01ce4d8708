"""The pages that read: one page, one function."""
