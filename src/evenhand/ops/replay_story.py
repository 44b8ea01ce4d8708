"""Prints a replay for a reader on a terminal: each step, its breaches, and what is not known."""

from calendar import month_name
from collections.abc import Iterator
from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from evenhand.ops.replay_words import LAYERS, ReplayWords, then, words_of
from evenhand.policy.replay.history import When
from evenhand.policy.replay.replay import demand_of
from evenhand.policy.replay.result import Breach, Judged, Replay, Unknown
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Layer
from evenhand.wording.dates import short

_BESIDE = (0, 0, 0, 26)


def tell(out: Console, told: Replay, today: date, *, as_then: bool) -> None:
    """Print one replay."""
    history, words = told.history, words_of(told.policy)
    out.print(f"[bold]{escape(history.landlord)}[/bold] · {escape(history.ref)}")
    if history.summary:
        out.print(escape(history.summary))
    under = told.policy.main.title if told.policy.pack else "the floor alone: law, regulator and Ombudsman"
    standard = "each step by the rules of its own day" if as_then else f"by the standard of {short(today)}"
    reach = f"The source looks at what happened until {short(history.known_until)}."
    out.print(f"[dim]Replayed under {escape(under)}, {standard}. {reach}[/dim]\n")
    _steps(out, told, words)
    _found(out, told)
    _not_known(out, told, words)


def _steps(out: Console, told: Replay, words: ReplayWords) -> None:
    for judged in told.steps:
        line = Table.grid(padding=(0, 2))
        line.add_column(width=24, style="cyan")
        line.add_column(ratio=1)
        line.add_row(_when(judged.scene.step.on), escape(judged.scene.step.says or judged.scene.step.event.replace("_", " ")))
        out.print(line)
        for breach in told.breaches:
            if breach.step == judged.scene.step.id:
                out.print(Padding("\n".join(_breach(told, breach, words)), _BESIDE, expand=False))
        for approved in _approved(told, judged):
            out.print(Padding(f"[green]No fault found:[/green] {escape(approved)}", _BESIDE, expand=False))
    out.print()


def _breach(told: Replay, breach: Breach, words: ReplayWords) -> Iterator[str]:
    day = f" · {short(breach.on)}" if breach.on else ""
    yield f"[bold red]Breach[/bold red] [bold]{breach.category}[/bold]{day}"
    yield escape(words.message(breach.message))
    clause = f"{breach.cited.pack} {breach.cited.number}"
    layer = f"{LAYERS[breach.cited.layer]}, {breach.cited.strength}, {then(breach.in_force_then, breach.statutory_then)}"
    yield f"Right would have been [bold]{escape(clause)}[/bold] ({layer}): {escape(_says(told, breach.cited))}"
    if breach.also:
        yield f"[dim]Also against {', '.join(f'{cited.pack} {cited.number}' for cited in breach.also)}.[/dim]"


def _approved(told: Replay, judged: Judged) -> Iterator[str]:
    for given in told.history.approved:
        if given.of == judged.scene.step.id:
            yield f"{given.aspect}. {given.says or ''}".strip()


def _says(told: Replay, cited: Cited) -> str:
    demand, _ = demand_of(told.policy, cited)
    if demand is None:
        return told.policy.choices[cited.place - 1].says
    if demand.reading is None or cited.layer is not Layer.READING:
        return demand.says
    read = demand.reading.read_as(told.policy.readings.get(demand.reading.key))
    return f"{demand.says} {read.says if read else ''}".strip()


_ANSWERS = {"found": "finds it", "not_found": "does not find it", "out_of_reach": "out of its reach"}


def _found(out: Console, told: Replay) -> None:
    if not told.history.found:
        out.print("[green]The Ombudsman found no failing.[/green]\n" if not told.breaches else "")
        return
    table = Table(
        "Found by the Ombudsman",
        "category",
        "basis",
        "this replay",
        "by rule and step",
        box=None,
        header_style="bold",
        padding=(0, 2, 0, 0),
    )
    for one in told.compared():
        by = "\n".join(f"{breach.rule} at {breach.step}" for breach in one.breaches) if one.answer == "found" else ""
        failing, answer = one.failing, _ANSWERS[one.answer]
        table.add_row(escape(failing.says), failing.category, failing.basis.replace("_", " "), answer, escape(by))
    out.print(table)
    out.print()


def _not_known(out: Console, told: Replay, words: ReplayWords) -> None:
    if not told.unknown:
        return
    out.print(f"[bold]Not known[/bold] ({len(told.unknown)}): none of this counts as a breach.")
    says = {judged.scene.step.id: judged.scene.step.says or judged.scene.step.id for judged in told.steps}
    step = None
    for unknown in told.unknown:
        if unknown.step != step:
            step = unknown.step
            if step:
                out.print(f"  [cyan]{escape(_short(says.get(step, step)))}[/cyan]")
        out.print(
            Padding(f"{escape(words.message(unknown.message))}[dim]{_clause(unknown)}[/dim]", (0, 0, 0, 4 if step else 2))
        )
    out.print()


def _clause(unknown: Unknown) -> str:
    return f" ({unknown.cited.pack} {unknown.cited.number})" if unknown.cited else ""


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69].rsplit(" ", 1)[0] + "…"


def _when(when: When | None) -> str:
    if when is None:
        return "on a day not known"
    if when.day:
        return short(when.day)
    if when.about:
        year, _, month = when.about.partition("-")
        return f"about {month_name[int(month)]} {year}" if month else f"about {year}"
    bounds = (("not before", when.not_before), ("not after", when.not_after))
    return ", ".join(f"{says} {short(day)}" for says, day in bounds if day)
