"""Walks adoption in each state: proposed, wrong, refused, confirmed by another, withdrawn."""

from tests.builders.walk_data import TODAY
from tests.web.walk import Walk
from tests.web.walk_markup import Markup

FIRST, SECOND, READER = "director", "assistant_director", "auditor"


def adoptions(walk: Walk) -> None:
    """Walk each form, and one proposal from its first person to its second."""
    for who in (FIRST, "empty director"):
        for path in [path for (reader, path), status in list(walk.answered.items()) if reader == who and status == 200]:
            if path.startswith("/adoptions/") and path.count("/") > 2:
                walk.post(who, path, {})
    for path in _forms(walk):
        _settled(walk, path)


def _forms(walk: Walk) -> list[str]:
    own = [path for (who, path), status in walk.answered.items() if who == FIRST and status == 200]
    return [path for path in own if path.startswith(("/adoptions/answer/", "/adoptions/instead/", "/adoptions/reading/"))][:3]


def _settled(walk: Walk, path: str) -> None:
    form = Markup(walk.get(FIRST, path).content.decode()).answered
    where = walk.post(FIRST, path, form.filled(TODAY)).headers.get("Location")
    if where is None:
        return
    for who in (FIRST, SECOND, READER):
        walk.get(who, where)
    walk.post(FIRST, where, {"action": "confirm"})
    walk.post(SECOND, where, {"action": "confirm"})
    walk.get(FIRST, "/adoptions/")
    walk.get(READER, where)
