"""Prints the answers of the policy commands for a reader on a terminal."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table

from evenhand.ops.policy_files import fault_json
from evenhand.policy.layers import Policy
from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import FLOOR
from evenhand.policy.scrutiny.coverage import How
from evenhand.policy.scrutiny.lint import Numbered
from evenhand.policy.scrutiny.trace import TracedDemand, counted
from evenhand.policy.vocabulary import Layer
from evenhand.wording.words import Words, plain

LAYERS = {
    Layer.FLOOR: "[blue]floor[/blue]",
    Layer.POLICY: "[green]policy[/green]",
    Layer.READING: "[yellow]our reading[/yellow]",
    Layer.HOUSE_CHOICE: "[magenta]house choice[/magenta]",
}
GOES = {
    How.ENFORCED: "enforced",
    How.MADE: "made",
    How.LISTED: "computed and listed",
    How.SHOWN: "shown only",
    None: "honoured by nothing",
}
"""How far the product goes for a demand."""
DEMANDS_HEAD = """# How far the product goes for each demand

Written by `evenhand policy trace --page`; [honoured.md](honoured.md) says what the words mean. Every demand that is not
listed below is enforced: a rule refuses what is against it."""
_KINDS = {"collision": "red", "appeal": "red", "departure": "yellow", "measure": "yellow", "reading": "yellow"}


def checked(good: list[dict[str, Any]], wrong: list[tuple[str, Unusable]]) -> dict[str, Any]:
    """Return the published JSON shape of a check."""
    return {"good": good, "errors": [fault_json(name, fault) for name, unusable in wrong for fault in unusable.faults]}


def print_good(good: list[dict[str, Any]]) -> None:
    """Print a line for each good file."""
    for each in good:
        print(f"{each['file']}: good. {each['pack']} {each['version']}, sha256 {each['sha256'][:12]}")


def tell_policy(out: Console, found: dict[str, Any]) -> None:
    """Print a policy."""
    out.print(f"[bold]{escape(found['landlord'])}[/bold] · {escape(found['title'])}")
    out.print(f"[dim]{found['pack']}, version {escape(found['version'])}, sha256 {found['sha256'][:12]}[/dim]")
    for clause in found["clauses"]:
        out.print(f"\n[bold]{escape(clause['number'])}[/bold] {escape(clause['title'] or '')}".rstrip())
        for demand in clause["demands"]:
            _demand(out, demand)


def _demand(out: Console, demand: dict[str, Any]) -> None:
    checked_as = f", source checked {demand['checked']}" if demand["checked"] else ""
    out.print(Padding(f"[cyan]{demand['id']}[/cyan] ({demand['strength']}{checked_as})", (0, 0, 0, 2), expand=False))
    out.print(Padding(escape(demand["says"]), (0, 0, 0, 4), expand=False))
    for topic, value in demand["answers"].items():
        out.print(Padding(f"[dim]{topic}: {escape(brief(value))}[/dim]", (0, 0, 0, 6), expand=False))
    if demand["reading"]:
        reading = demand["reading"]
        until = f", until then {reading['until_adopted']}" if reading["until_adopted"] else ""
        adopted = reading["adopted"] or f"none adopted{until}"
        out.print(Padding(f"[yellow]Can be read two ways[/yellow] ({adopted}): {escape(reading['question'])}", (0, 0, 0, 4)))
        for key, says in reading["options"].items():
            out.print(Padding(f"{key}: {escape(says)}", (0, 0, 0, 6), expand=False))
    if demand["departs"]:
        departs = demand["departs"]
        text = f"[red]Departs from floor {', '.join(departs['of'])}[/red]: {escape(departs['says'])}"
        out.print(Padding(text, (0, 0, 0, 4), expand=False))


def brief(value: Any) -> str:
    """Return a typed answer in few words."""
    if isinstance(value, dict):
        if set(value) == {"value", "unit"}:
            return f"{value['value']} {value['unit'].replace('_', ' ')}"
        return "; ".join(
            f"{name.replace('_', ' ')} {brief(held)}" if held is not True else name for name, held in value.items()
        )
    if isinstance(value, list):
        return ", ".join(brief(item) for item in value)
    return str(value).replace("_", " ")


def tell_comparison(out: Console, policies: Sequence[Policy], rows: list[dict[str, Any]]) -> None:
    """Print policies topic by topic: each line names the layer that answers, or the silence."""
    for policy in policies:
        out.print(f"[bold]{policy.main.pack}[/bold]: {escape(policy.main.landlord)}, {escape(policy.main.title)}")
    for row in rows:
        out.print(Rule(f"[bold]{escape(row['title'])}[/bold]", align="left", style="dim"))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(ratio=1)
        for slug, cell in row["policies"].items():
            table.add_row(slug, "\n".join(_said(cell)))
        out.print(table)


def _said(cell: dict[str, Any]) -> list[str]:
    said = [f"{LAYERS[Layer(each['layer'])]} {_number(each['clause'])} {escape(each['says'])}" for each in cell["says"]]
    if cell["silent"]:
        return ["[dim]silent[/dim]", *said]
    return said


def _number(identity: str) -> str:
    return identity.split(":")[1]


def remark_as_json(numbered: Numbered) -> dict[str, Any]:
    """Return the published JSON shape of a remark."""
    says, remedy = Words().remark(numbered.remark.says)
    return numbered.as_json() | {"says": says, "do": remedy}


def tell_remarks(out: Console, policy: Policy, found: Sequence[Numbered]) -> None:
    """Print numbered remarks, each with what to do."""
    out.print(f"[bold]{policy.main.pack}[/bold] {escape(policy.main.version)}: {len(found)} remarks")
    for numbered in found:
        remark, number = numbered.remark, f"{numbered.number}."
        says, remedy = Words().remark(remark.says)
        clause = f" {remark.cited.number}" if remark.cited else ""
        colour = _KINDS.get(remark.kind, "cyan")
        kind = f"[{colour}]{remark.kind.replace('_', ' ')}[/{colour}]"
        out.print(f"[bold]{number:>4}[/bold] {kind}{clause}: {escape(_ended(says))}")
        out.print(Padding(f"[dim]What to do: {escape(remedy)}.[/dim]", (0, 0, 0, 5), expand=False))


def _ended(text: str) -> str:
    """Return a text as a sentence: a capital first, a full stop last where it has no other end."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def tell_trace(out: Console, rows: Sequence[TracedDemand]) -> None:
    """Print each demand with how far the product goes for it, what honours it, and what its tests show."""
    for row in rows:
        tests = f"{len(row.tests)} tests" if row.shown == "passing" else plain(row.shown)
        colour = "green" if row.how not in {None, How.SHOWN} else "red"
        how = f"[{colour}]{GOES[row.how]}[/{colour}]"
        out.print(f"[bold]{row.id}[/bold] {how} [dim]{tests}[/dim] {escape(row.requirement)}")
        out.print(Padding(f"[dim]{escape('; '.join(row.honoured_by) or 'nothing')}[/dim]", (0, 0, 0, 4), expand=False))
        for failing in row.failing:
            out.print(Padding(f"[red]fails:[/red] {escape(failing)}", (0, 0, 0, 4), expand=False))
    out.print(f"\n{len(rows)} demands: {how_far(rows)}.")
    states = Counter(row.shown for row in rows)
    out.print("Tests: " + ", ".join(f"{number} {plain(state)}" for state, number in states.items()) + ".")


def how_far(rows: Sequence[TracedDemand]) -> str:
    """Return how many demands the product goes how far for, in words."""
    return ", ".join(f"{number} {GOES[how]}" for how, number in counted(rows).items() if number or how)


def demands_page(rows: Sequence[TracedDemand]) -> str:
    """Return the page docs/demands.md: the numbers by policy, and each demand that no rule enforces."""
    lines = [DEMANDS_HEAD, "", "| policy | demands | " + " | ".join(GOES[how] for how in How) + " |", "|---" * 6 + "|"]
    policies = {row.landlord: [one for one in rows if one.landlord == row.landlord] for row in rows}
    five = [row for row in rows if row.landlord != FLOOR]
    for name, inside in {**policies, "the five policies": five, "all": list(rows)}.items():
        numbers = counted(inside)
        lines.append(f"| {name} | {len(inside)} | " + " | ".join(str(numbers[how]) for how in How) + " |")
    for how in (How.MADE, How.LISTED, How.SHOWN):
        lines += ["", f"## {GOES[how].capitalize()}", ""]
        lines += [f"- `{row.id}` {row.requirement}" for row in rows if row.how is how]
    return "\n".join(lines) + "\n"
