"""Builds landlords, people and cases for tests, by the product's own acts."""
