"""Message codes made English. The kernel speaks codes with parameters; pages, letters and commands word them here.

Another language is another module beside `english.py`, `acts.py` and `letters.py`. A letter has the words of its own
language, by the tag that it carries (`letter_words.py`).
"""
