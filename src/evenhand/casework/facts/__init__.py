"""Gathers the facts of cases from their rows, in one statement for any number of them (docs/adr/0014-facts.md)."""
