"""A question that looks for its answer: found while somebody types, or by its button, and chosen in a question under it."""

from typing import Any

from django import forms

FOUND = "found"
FINDS = {
    "hx-post": "",
    "hx-trigger": "input changed delay:400ms",
    "hx-vals": '{"action": "find"}',
    "hx-target": f"#{FOUND}",
    "hx-select": f"#{FOUND}",
    "hx-select-oob": f"#{FOUND}-says:innerHTML",
    "hx-swap": "outerHTML",
    "hx-sync": "this:replace",
}
"""What is sent while somebody types: the two questions, as if the button had been pressed."""


def finds(fields: dict[str, forms.Field], what: str, chosen: str, says: str) -> None:
    """Let one question of a form show, under it, the one in which somebody chooses from what is found.

    ``says``: how many are found, in words; "" where nothing was typed. There need be no question to choose in.
    """
    field: Any = fields[what]
    field.finds, field.says = chosen, says
    field.template_name = "forms/finding.html"
    field.widget.attrs |= FINDS | {"hx-params": f"{what},{chosen},action"}
