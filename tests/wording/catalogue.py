"""Reads a template catalogue, and makes one in the made-up language beside it."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.wording.pseudo import accented

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


@dataclass(frozen=True)
class Entry:
    """One message: what stands in the source, and its plural where a number decides."""

    says: str
    plural: str = ""
    context: str = ""


def entries(catalogue: Path) -> set[Entry]:
    """Return every message of a catalogue but its head."""
    return {entry for entry in _entries(catalogue.read_text("utf-8")) if entry.says}


def _entries(text: str) -> Iterator[Entry]:
    for block in text.split("\n\n"):
        parts: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            named, _, quoted = line.partition('"')
            name = named.strip() or name
            parts[name] = parts.get(name, "") + str(ast.literal_eval(f'"{quoted}'))
        yield Entry(parts.get("msgid", ""), parts.get("msgid_plural", ""), parts.get("msgctxt", ""))


def quoted(text: str) -> str:
    """Return a text as a catalogue holds it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def write_language(template: Path, folder: Path, language: str) -> None:
    """Write the catalogue of the made-up language, from every message of a template, as Django reads it from a folder."""
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    lines = [HEAD]
    for entry in sorted(entries(template), key=lambda entry: (entry.says, entry.context)):
        lines.append(f"msgctxt {quoted(entry.context)}\n" if entry.context else "")
        lines.append(f"msgid {quoted(entry.says)}\n")
        if entry.plural:
            lines.append(f"msgid_plural {quoted(entry.plural)}\n")
            lines.append(f"msgstr[0] {quoted(accented(entry.says))}\nmsgstr[1] {quoted(accented(entry.plural))}\n\n")
        else:
            lines.append(f"msgstr {quoted(accented(entry.says))}\n\n")
    (place / "django.po").write_text("".join(lines), "utf-8")
    subprocess.run(
        ["msgfmt", "--check-format", "-o", place / "django.mo", place / "django.po"], check=True, capture_output=True
    )
