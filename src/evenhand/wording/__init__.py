"""Words the kernel's codes in English for pages, letters and commands.

Another language is another module beside `english.py`, `acts.py` and `letters.py`. A letter has the words of its own
language, by the tag that it carries (`letter_words.py`).
"""
