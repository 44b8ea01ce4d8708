#!/usr/bin/env bash
# Behaviour: typst 0.15.0 (Python package) stores a line that is read from the right as it is drawn. In its tagged PDF the
#   marked content of such a line holds the words from the left, so the last word comes first; each word's own letters are
#   marked /ReversedChars and come out right. ISO 32000-1, 14.8.2.3.3, asks for the strings themselves in the order of
#   reading. The export as PDF/UA-1 says nothing. Words that differ in style, if only by `tracking: 0pt`, are stored in order.
# Why it matters: a reader that follows tags and content, as PDF/UA-1 tells it to, says each line from its end.
# A good guess would have been: a tagged paragraph is stored in the order of reading; that is what tags are for.
# Seen (2026-11-29, Debian 12, Python 3.11; Vazirmatn 33.003, npm @expo-google-fonts/vazirmatn 0.4.1; pikepdf 10.17.0):
#   typed (one two three): ['ایک', 'دو', 'تین']
#   plain:                 ['تین', 'دوایک'] (the last first, and a blank is lost)
#   each word its style:   ['ایک', 'دو', 'تین']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet typst==0.15.0 pikepdf==10.17.0
npm install --silent --no-fund --no-audit --ignore-scripts --prefix . @expo-google-fonts/vazirmatn@0.4.1
cat > order.py <<'PYTHON'
import re
import sys
from io import BytesIO

import pikepdf
import typst

WORDS = "ایک دو تین"
HEAD = '#set document(title: "x")\n#set text(font: "Vazirmatn", fallback: false, lang: "ur", dir: rtl)\n'
STYLED = '#for (n, word) in "%s".matches(regex("\\\\S+|\\\\s+")).enumerate() {\n'
STYLED += "  if calc.even(n) { text(word.text) } else { text(tracking: 0pt, word.text) }\n}"


def stands_for(font):
    """Return what each two-byte code of a font stands for, from its ToUnicode."""
    signs, table = {}, font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        pieces = re.findall(r"<([0-9a-fA-F]*)>", block)
        signs |= {int(code, 16): bytes.fromhex(sign).decode("utf-16-be") for code, sign in zip(pieces[::2], pieces[1::2])}
    return signs


def stored(source):
    """Return the words of the page in the order of its content; strings marked /ReversedChars are turned round."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    made = typst.compile(source.encode(), font_paths=fonts, pdf_standards=["ua-1"])
    pdf = pikepdf.open(BytesIO(made))
    signs = {name: stands_for(font) for name, font in pdf.pages[0].Resources.Font.items()}
    words, marks, font = "", [], None
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) in ("BDC", "BMC"):
            marks.append(str(operands[0]))
        elif str(operator) == "EMC":
            marks.pop()
        elif str(operator) == "Tf":
            font = signs[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            strings = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            codes = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
            read = [font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)]
            words += "".join(reversed(read) if "/ReversedChars" in marks else read)
    return words


FONTS = "node_modules/@expo-google-fonts/vazirmatn/400Regular"
plain, styled = stored(HEAD + WORDS), stored(HEAD + STYLED % WORDS)
print("typed (one two three):", WORDS.split())
print("plain:                ", plain.split())
print("each word its style:  ", styled.split())
backwards = "".join(plain.split()) == "".join(reversed(WORDS.split()))
if not (backwards and styled == WORDS):
    sys.exit("The behaviour has changed.")
PYTHON
python/bin/python order.py
