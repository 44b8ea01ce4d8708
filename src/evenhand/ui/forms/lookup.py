"""Asks a question that searches while a person types, or by its button, and offers what it finds."""

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
"""What is sent while a person types: the two questions, as if the button had been pressed."""


def finds(fields: dict[str, forms.Field], what: str, chosen: tuple[str, ...], says: str) -> None:
    """Let one question of a form show, under it, the question that offers what is found.

    ``chosen``: the questions that can be shown there; the form has one of them, or none. ``says``: how many are found,
    in words; "" where nothing was typed.
    """
    field: Any = fields[what]
    field.finds, field.says = next((name for name in chosen if name in fields), ""), says
    field.template_name = "forms/finding.html"
    field.widget.attrs |= FINDS | {"hx-params": ",".join((what, *chosen, "action"))}
