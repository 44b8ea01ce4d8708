"""Stores what a builder returns, so that each test gets a copy of its own."""

import io
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from django.db.models import Model


def said_of(word: Any) -> str:
    """Return what a word handed to a builder says: rows by their number, dataclasses by what they hold."""
    if isinstance(word, (tuple, list)):
        return f"[{', '.join(map(said_of, word))}]"
    if isinstance(word, Model):
        return f"{type(word).__name__} {word.pk}"
    if is_dataclass(word):
        return f"{type(word).__name__}({', '.join(said_of(getattr(word, field.name)) for field in fields(word))})"
    if isinstance(word, dict):
        return f"{{{', '.join(f'{name}: {said_of(value)}' for name, value in word.items())}}}"
    if isinstance(word, (set, frozenset)):
        return f"{{{', '.join(sorted(map(said_of, word)))}}}"
    return repr(word)


def _movable(words: Iterable[Any]) -> Iterator[Any]:
    """Yield what a builder may leave in another state than it was handed: dataclasses that are not frozen, and theirs."""
    for word in words:
        if isinstance(word, (tuple, list)):
            yield from _movable(word)
        elif is_dataclass(word) and not isinstance(word, type):
            if not word.__dataclass_params__.frozen:
                yield word
            yield from _movable(getattr(word, field.name) for field in fields(word))


def written(given: Any, words: tuple[Any, ...]) -> bytes:
    """Write down what a builder gave, and how it left what it was handed."""
    file, handed = io.BytesIO(), tuple(_movable(words))
    pickler = _Pickler(file)
    pickler.places = {id(one): at for at, one in enumerate(handed)}
    pickler.dump((given, [{field.name: getattr(one, field.name) for field in fields(one)} for one in handed]))
    return file.getvalue()


def restored(answer: bytes, words: tuple[Any, ...]) -> Any:
    """Return what was given, afresh; what is handed over is left as the builder left it."""
    unpickler = _Unpickler(io.BytesIO(answer))
    unpickler.handed = tuple(_movable(words))
    given, left = unpickler.load()
    for one, values in zip(unpickler.handed, left, strict=True):
        vars(one).update(values)
    return given


class _Pickler(pickle.Pickler):
    places: dict[int, int]

    def persistent_id(self, obj: Any) -> int | None:
        return self.places.get(id(obj))


class _Unpickler(pickle.Unpickler):
    handed: tuple[Any, ...]

    def persistent_load(self, pid: int) -> Any:
        return self.handed[pid]
