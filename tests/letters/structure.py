"""Reads a tagged PDF as a screen reader does: by its structure tree, with each element's own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Pdf

MM = 25.4 / 72
"""One point in millimetres."""
HEX = re.compile(r"<([0-9a-fA-F]*)>")


@dataclass(frozen=True)
class Mark:
    """One open mark of content: its number in the tree, the words that stand for it, whether its glyphs are drawn backwards.

    ``/ReversedChars``: ISO 32000-1, 14.8.2.3.3. Words set from the right are drawn from the left, the last letter first.
    """

    number: int | None
    actual: str | None
    reversed: bool


@dataclass
class Element:
    """One element of structure: its role, its own words, what lies inside, in order; its table attributes."""

    role: str
    inside: list["Element | str"] = field(default_factory=list)
    scope: str = ""

    @property
    def words(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.words for piece in self.inside)

    def walk(self) -> Iterator["Element"]:
        yield self
        for piece in self.inside:
            if isinstance(piece, Element):
                yield from piece.walk()

    def all(self, role: str) -> list["Element"]:
        return [element for element in self.walk() if element.role == role]


def opened(made: bytes) -> Pdf:
    return pikepdf.open(BytesIO(made))


def structure(pdf: Pdf) -> Element:
    """Return the whole tree, words included."""
    marked = {page.objgen: _marked_words(page) for page in pdf.pages}
    root = Element("Root")
    _read(pdf.Root.StructTreeRoot.K, root, None, marked)
    return root


def words_on(page) -> str:
    """Return the words of a page, without what repeats on each."""
    return " ".join(_marked_words(page).values())


def _read(kid, into: Element, page, marked) -> None:
    if isinstance(kid, Array):
        for each in kid:
            _read(each, into, page, marked)
    elif isinstance(kid, Dictionary) and kid.get("/S"):
        _read_element(kid, into, page, marked)
    elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
        into.inside.append(marked[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
    elif not isinstance(kid, Dictionary):
        into.inside.append(marked[page.objgen].get(int(kid), ""))


def _read_element(kid, into: Element, page, marked) -> None:
    element = Element(str(kid.S)[1:], scope=_scope(kid.get("/A")))
    into.inside.append(element)
    if "/ActualText" in kid:
        element.inside.append(str(kid.ActualText))
    elif "/K" in kid:
        _read(kid.K, element, kid.get("/Pg", page), marked)


def _scope(attributes) -> str:
    listed = attributes if isinstance(attributes, Array) else [attributes]
    scopes = [str(each.Scope)[1:] for each in listed if isinstance(each, Dictionary) and "/Scope" in each]
    return scopes[0] if scopes else ""


def _marked_words(page) -> dict[int, str]:
    """Return the words of each marked content of a page, by its number."""
    fonts = {name: _signs(font) for name, font in page.Resources.get("/Font", {}).items()}
    words: dict[int, str] = {}
    open_marks: list[Mark] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                open_marks.append(_mark(operands))
                _add(words, open_marks, open_marks[-1].actual or "")
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ" if all(mark.actual is None for mark in open_marks):
                pieces = _decoded(operands[0], fonts[font])
                _add(words, open_marks, "".join(reversed(pieces) if any(mark.reversed for mark in open_marks) else pieces))
    return words


def shown_at(page) -> list[tuple[str, float, float]]:
    """Return each piece of a page's words with where it begins: millimetres from the left, and from the top to its baseline."""
    fonts = {name: _signs(font) for name, font in page.Resources.get("/Font", {}).items()}
    height = float(page.MediaBox[3])
    now, kept, line, font = Matrix(), [], Matrix(), ""
    found = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(now)
            case "Q":
                now = kept.pop()
            case "cm":
                now = Matrix(*map(float, operands)) @ now
            case "Tm":
                line = Matrix(*map(float, operands))
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ":
                at = line @ now
                found.append(("".join(_decoded(operands[0], fonts[font])), at.e * MM, (height - at.f) * MM))
    return found


def _mark(operands) -> Mark:
    details = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else {}
    number = int(details["/MCID"]) if "/MCID" in details else None
    actual = str(details["/ActualText"]) if "/ActualText" in details else None
    return Mark(number, actual, reversed=str(operands[0]) == "/ReversedChars")


def _add(words: dict[int, str], open_marks: list[Mark], piece: str) -> None:
    number = next((mark.number for mark in reversed(open_marks) if mark.number is not None), None)
    if number is not None:
        words[number] = words.get(number, "") + piece


def _decoded(shown, signs: dict[int, str]) -> list[str]:
    """Return what each glyph stands for, in the order in which they are drawn."""
    strings = [each for each in shown if isinstance(each, pikepdf.String)] if isinstance(shown, Array) else [shown]
    codes = b"".join(bytes(string) for string in strings)
    return [signs.get(int.from_bytes(codes[at : at + 2]), "\ufffd") for at in range(0, len(codes), 2)]


def _signs(font) -> dict[int, str]:
    """Return what each code of a font stands for."""
    signs = {}
    table = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        pieces = HEX.findall(block)
        for code, sign in zip(pieces[::2], pieces[1::2], strict=True):
            signs[int(code, 16)] = bytes.fromhex(sign).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        pieces = HEX.findall(block)
        for first, last, sign in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            start = int.from_bytes(bytes.fromhex(sign))
            signs.update({code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)})
    return signs


def font_names(pdf: Pdf) -> set[str]:
    """Return the names of the fonts that the pages use, without the mark of a subset; each must be embedded."""
    names = set()
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0]
            assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()), f"{inner.BaseFont} is not embedded"
            names.add(str(inner.BaseFont)[1:].partition("+")[2])
    return names
