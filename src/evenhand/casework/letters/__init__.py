"""Words each part of a letter from the facts of the case; the notice keeps the parts.

A part without a record is left out; the letter then shows the gap, and the engine refuses to issue it.
"""
