"""Counts a build's files, parts and their imports, tables of acts, class names.

Usage: python -m bench.house [PATH]    PATH: another build's folder; this one where it is left out
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = "evenhand"
LOOKED_INTO = ("casework", "web", "work", "policy")
"""Packages whose parts, and the imports between them, are counted."""
FEWEST = 3
"""A table that names at least so many acts is one of acts."""


@dataclass
class House:
    """A build's source, parsed: each module's name, lines and syntax tree."""

    modules: dict[str, tuple[int, ast.Module]] = field(default_factory=dict)

    @classmethod
    def of(cls, build: Path) -> "House":
        """Read the package below ``build/src``."""
        found, root = cls(), build / "src"
        for path in sorted((root / PACKAGE).rglob("*.py")):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
                text = path.read_text(encoding="utf-8")
                found.modules[name] = (text.count("\n"), ast.parse(text))
        return found

    def lines(self) -> Iterator[str]:
        """Yield what is counted, a line each."""
        imports = {name: set(self._imports(tree)) for name, (_, tree) in self.modules.items()}
        yield f"files {len(self.modules)}, lines {sum(lines for lines, _ in self.modules.values()):,}"
        yield f"imports of our own modules, per module: {sum(map(len, imports.values())) / len(imports):.2f}"
        for package in LOOKED_INTO:
            units, arrows = _parts(f"{PACKAGE}.{package}", imports)
            yield f"{package}: {units} parts, {arrows} arrows between them"
        tables = [name for name, (_, tree) in self.modules.items() for _ in _tables_of_acts(tree)]
        yield f"tables of {FEWEST} acts or more: {len(tables)} in {len(set(tables))} files"
        classes = Counter(name for _, name in self.classes())
        twice = sorted(name for name, many in classes.items() if many > 1)
        yield f"class names used in two or more modules: {len(twice)} ({', '.join(twice)})"

    def classes(self) -> Iterator[tuple[str, str]]:
        """Yield each class of a module's own level: the module's name and the class's."""
        for module, (_, tree) in self.modules.items():
            yield from ((module, node.name) for node in tree.body if isinstance(node, ast.ClassDef))

    def _imports(self, tree: ast.Module) -> Iterator[str]:
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == PACKAGE:
                for one in node.names:
                    inner = f"{node.module}.{one.name}"
                    yield inner if inner in self.modules else node.module


def _parts(package: str, imports: dict[str, set[str]]) -> tuple[int, int]:
    """Return how many parts a package has on its first level, and how many pairs of them import."""
    inside = package + "."
    parts = {name.removeprefix(inside).split(".")[0] for name in imports if name.startswith(inside)}
    arrows = set()
    for name, wanted in imports.items():
        if name.startswith(inside):
            mine = name.removeprefix(inside).split(".")[0]
            theirs = {one.removeprefix(inside).split(".")[0] for one in wanted if one.startswith(inside)}
            arrows |= {(mine, other) for other in theirs if other != mine}
    return len(parts), len(arrows)


def _tables_of_acts(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield each assignment at the top of a module that names enough acts."""
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if value is not None and len(set(_acts(value))) >= FEWEST:
            yield node


def _acts(value: ast.expr) -> Iterator[str]:
    for node in ast.walk(value):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Act":
            yield node.attr


if __name__ == "__main__":
    for line in House.of(Path(sys.argv[1] if sys.argv[1:] else ".")).lines():
        print(line)
