"""Message codes made English. The kernel speaks codes with parameters; pages, letters and commands word them here.

Another language is another module beside `english.py`, `acts.py` and `letters.py`.
"""
