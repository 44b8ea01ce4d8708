#!/usr/bin/env bash
# Behaviour: PDFium (pypdfium2 5.15.2; Chrome's and Edge's reader) gives the two letters of one Arabic glyph back to front
#   (poppler's pdftotext 22.12 did the same, not run here): lam-alef, as good as obligatory in Arabic, comes back as alef-lam. The PDF is right: its ToUnicode
#   holds the letters in order, its string is marked /ReversedChars, and pypdf 7.1.1 reads it right.
# Why it matters: "la" (no) is read as "al" (the). A test of our own text by PDFium alone calls a right PDF wrong, and
#   fonts with many two-letter glyphs (IBM Plex Sans Arabic joins the ending of "larki", girl) read worse than others.
# A good guess would have been: what ToUnicode says of a glyph is one piece; a reader that turns a line turns glyphs.
# Seen (2026-11-29, Debian 12, Python 3.11; typst 0.15.0, Vazirmatn 33.003, npm @expo-google-fonts/vazirmatn 0.4.1):
#   typed: لا (lam, alef); pypdf: لا; PDFium: ال (alef, lam)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet typst==0.15.0 pypdfium2==5.15.2 pypdf==7.1.1
npm install --silent --no-fund --no-audit --ignore-scripts --prefix . @expo-google-fonts/vazirmatn@0.4.1
cat > joined.py <<'PYTHON'
import sys
from io import BytesIO

import pypdf
import pypdfium2
import typst

HEAD = '#set document(title: "x")\n#set text(font: "Vazirmatn", fallback: false, lang: "ar", dir: rtl)\n'
FONTS = "node_modules/@expo-google-fonts/vazirmatn/400Regular"
LAM_ALEF = "\u0644\u0627"

fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
made = typst.compile((HEAD + LAM_ALEF).encode(), font_paths=fonts, pdf_standards=["ua-1"])
by_pdfium = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range().strip()
by_pypdf = pypdf.PdfReader(BytesIO(made)).pages[0].extract_text().strip()
print("typed: ", LAM_ALEF, [f"{ord(sign):04X}" for sign in LAM_ALEF])
print("pypdf: ", by_pypdf, [f"{ord(sign):04X}" for sign in by_pypdf])
print("PDFium:", by_pdfium, [f"{ord(sign):04X}" for sign in by_pdfium])
if not (by_pypdf == LAM_ALEF and by_pdfium == LAM_ALEF[::-1]):
    sys.exit("The behaviour has changed.")
PYTHON
python/bin/python joined.py
