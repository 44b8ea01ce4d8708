"""What a letter says, from the facts of the case: each part worded once, kept with the notice, and drawn again from that.

A part for which nothing is on file is left out; the letter then shows the gap, and the engine refuses to issue it.
"""
