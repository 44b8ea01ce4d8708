"""Gives every edge its components, presenters, links, labels and forms. Nothing here reads the clock."""
