"""Asks the questions of each act; a form hands over a frozen value of `evenhand.casework.details`."""
