"""Draws letters: one letter is one list of blocks, drawn as HTML, PDF/UA and plain text.

Start reading at `blocks.py` (what a letter is made of), then `contents.py` (what a complete notice has).
"""
