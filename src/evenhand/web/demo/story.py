"""Shows the present step of a guided story in the bar at the top of each page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from evenhand.web.demo.scenarios import step_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

TOLD = "demo_step"
"""Where the session stores the latest step."""


@dataclass(frozen=True)
class StoryShown:
    """A story: what to do in this step, what to notice, and the next step, by its button's value."""

    title: "Text"
    place: str
    does: "Text"
    notice: tuple["Text", ...]
    next_value: str = ""
    next_does: "Text" = ""


def story_of(request: HttpRequest) -> StoryShown | None:
    """Return the story that the user is in; None outside one."""
    session = getattr(request, "session", None)
    found = step_of(session.get(TOLD, "")) if session is not None else None
    if found is None or session is None:
        return None
    scenario, step = found
    values = [value for value, _ in scenario.numbered()]
    place = values.index(session[TOLD])
    following = list(scenario.numbered())[place + 1 : place + 2]
    onward = (following[0][0], following[0][1].does) if following else ("", "")
    return StoryShown(
        scenario.title,
        _("{place} of {number}").format(place=place + 1, number=len(values)),
        step.does,
        scenario.notice,
        *onward,
    )
