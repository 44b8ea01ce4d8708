#!/usr/bin/env bash
# Behaviour: in a PDF by typst 0.15.0 (Python package), a letter with a mark that the font raises or lowers (Arabic vowel
#   signs; the tanween of everyday words such as "shukran") is stored two times: once for the letter, once for its mark, each
#   with letter and mark. A mark that the font does not move, or a Latin one, is stored once. No warning, PDF/UA-1 included.
# Why it matters: the words are heard and copied with letters that are not there, in the best of fonts: unlike the doubling
#   by fonts that draw dots apart, no choice of font mends it. (features: ("mark": 0) does, but moves marks out of place.)
# A good guess would have been: a letter and its combining mark are one cluster, stored once, in each script alike.
# Seen (2026-11-29, Debian 12, Python 3.11; Vazirmatn 33.003, npm @expo-google-fonts/vazirmatn 0.4.1; PDFium 5.15.2):
#   شكرا: 4 letters and marks typed, 4 read back
#   شكراً: 5 letters and marks typed, 7 read back
#   شكراً, marks not moved: 5 letters and marks typed, 5 read back
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet typst==0.15.0 pypdfium2==5.15.2
npm install --silent --no-fund --no-audit --ignore-scripts --prefix . @expo-google-fonts/vazirmatn@0.4.1
cat > marks.py <<'PYTHON'
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import typst

HEAD = '#set document(title: "x")\n#set text(font: "Vazirmatn", fallback: false, lang: "ar", dir: rtl)\n'
FONTS = "node_modules/@expo-google-fonts/vazirmatn/400Regular"
PLAIN, MARKED = "\u0634\u0643\u0631\u0627", "\u0634\u0643\u0631\u0627\u064b"


def signs(words):
    return sorted(sign for sign in words if unicodedata.category(sign)[0] in "LM")


def read_back(name, words, settings=""):
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    made = typst.compile((HEAD + settings + words).encode(), font_paths=fonts, pdf_standards=["ua-1"])
    found = signs(pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range())
    print(f"{name}: {len(words)} letters and marks typed, {len(found)} read back")
    return found


plain, marked = read_back(PLAIN, PLAIN), read_back(MARKED, MARKED)
unmoved = read_back(f"{MARKED}, marks not moved", MARKED, '#set text(features: ("mark": 0))\n')
if not (plain == signs(PLAIN) and marked == signs(MARKED + MARKED[-2:]) and unmoved == signs(MARKED)):
    sys.exit("The behaviour has changed.")
PYTHON
python/bin/python marks.py
