#!/usr/bin/env bash
# Behaviour: in a tagged PDF by typst 0.15.0 (Python package), set in Noto Sans Arabic 2.012 (npm
#   @expo-google-fonts/noto-sans-arabic 0.4.3), one Arabic letter is stored two times where the font draws it as a body
#   and dots: 34 letters are read back as 50 (here by PDFium 5.15.2, as in Chrome). typst exports it as PDF/UA-1 without
#   a word, and the checker pdfua 0.1.3 finds no fault. Vazirmatn 33.003 (npm @expo-google-fonts/vazirmatn 0.4.1), one
#   glyph a letter: 34 for 34.
# Why it matters: a screen reader says the letters twice, search and copying fail, and every page looks right. A test that
#   compares the sets of letters passes too: only a count shows it.
# A good guess would have been: the Noto family is the safe choice for any script, and PDF/UA-1 promises readable text.
# Seen (2026-11-29, Debian 12, Python 3.11):
#   Noto Sans Arabic: 34 typed, 50 read back; pdfua exit 0
#   Vazirmatn: 34 typed, 34 read back; pdfua exit 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet typst==0.15.0 pypdfium2==5.15.2 pdfua==0.1.3
npm install --silent --no-fund --no-audit --ignore-scripts --prefix . \
  @expo-google-fonts/noto-sans-arabic@0.4.3 @expo-google-fonts/vazirmatn@0.4.1
cat > count.py <<'PYTHON'
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pypdfium2
import typst

WORDS = "نكتب إليكم بشأن قرارنا وحقكم في الطعن فيه"
Path("page.typ").write_text(
    '#set document(title: "x")\n'
    '#set text(font: sys.inputs.font, fallback: false, lang: "ar", dir: rtl)\n' + WORDS
)


def letters(words):
    return Counter(sign for sign in words if sign.isalpha())


def read_back(family, folder):
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    made = typst.compile("page.typ", font_paths=fonts, sys_inputs={"font": family}, pdf_standards=["ua-1"])
    Path("page.pdf").write_bytes(made)
    found = letters(pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range())
    checked = subprocess.run([Path(sys.executable).with_name("pdfua"), "check", "page.pdf"], capture_output=True)
    print(f"{family}: {letters(WORDS).total()} typed, {found.total()} read back; pdfua exit {checked.returncode}")
    return found, checked.returncode


packages = Path("node_modules/@expo-google-fonts")
noto, noto_checked = read_back("Noto Sans Arabic", packages / "noto-sans-arabic/400Regular")
vazirmatn, _ = read_back("Vazirmatn", packages / "vazirmatn/400Regular")
typed = letters(WORDS)
if not (noto.total() > typed.total() and set(noto) == set(typed) and noto_checked == 0 and vazirmatn == typed):
    sys.exit("The behaviour has changed.")
PYTHON
python/bin/python count.py
