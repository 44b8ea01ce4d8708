"""Reads the product's own source: which modules read a topic, call a function, write a part of a letter, keep a record."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

_ASKS = frozenset({"every", "ask", "catalogue"})
"""Methods by which code asks a policy for its answers on a topic."""
_NO_READERS = (
    "policy/pack/",
    "policy/packs/",
    "policy/scrutiny/",
    "policy/replay/",
    "wording/",
    "web/policy/",
    "ops/",
    "locale/",
)
"""Folders that hold, compare or print what policies say, or replay histories: nobody's case gets anything by them."""
_KEPT_IN = {
    "warnings": "letters.Notice.decision",
    "restrictions": "measures.Measure.authorised_on",
    "electronic_record_of_restriction": "measures.Measure.authorised_on",
    "decision": "measures.Measure.authorised_on",
    "review": "reviews.Review.outcome",
    "lifting": "measures.Measure.lifted",
    "adjustments": "people.Need.says",
    "disclosed_disabilities": "people.Need.kind",
    "complaint": "cases.Complaint.about",
    "correspondence": "contacts.Contact.summary",
    "outcome": "cases.ComplaintStage.outcome",
    "data_complaint_outcome": "appeals.Request.outcome",
    "vulnerability": "people.Need.kind",
    "assessor": "people.Need.assessor",
    "review_date": "people.Need.relook_on",
    "recorded_on": "people.Need.recorded_on",
    "recipient": "referrals.Referral.recipient",
    "shared_on": "referrals.Referral.on",
    "withdrawn_on": "referrals.Referral.settled_on",
    "health_and_safety_report": "incidents.Incident.health_and_safety",
    "order_kind": "referrals.LegalStep.kind",
    "order_act": "referrals.LegalStep.under",
    "order_court": "referrals.LegalStep.body",
    "order_from": "referrals.LegalStep.on",
    "order_until": "referrals.LegalStep.until",
    "way_source": "policy.OutsideWay.source",
    "way_purpose": "policy.OutsideWay.purposes",
    "way_last_checked": "policy.OutsideWay.checked",
    "controllers": "landlords.DataController.ico_number",
    "privacy_notice": "landlords.DataController.privacy_notice",
    "data_protection_officer": "landlords.DataController.officer_email",
    "riddor_report": "incidents.Incident.riddor",
    "risk_to_worker": "incidents.Protection.risk",
    "steps_taken": "incidents.Protection.afterwards",
    "support_given": "incidents.Protection.support",
}
"""The column, or the field of dated data, that keeps each record that a policy names; what nothing keeps is not listed here."""


@dataclass
class _Found:
    """What the source does, by name: modules as folders and files, such as ``work/my_work``."""

    topics: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    calls: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    columns: set[str] = field(default_factory=set)


def readers_of(topic: str) -> frozenset[str]:
    """Return the modules that ask a policy for its answers on a topic."""
    return frozenset(_found().topics.get(topic, ()))


def callers_of(function: str) -> frozenset[str]:
    """Return the modules outside the engine that call a function of this name."""
    return frozenset(module for module in _found().calls.get(function, ()) if not module.startswith("policy/"))


def writers_of(part: str) -> frozenset[str]:
    """Return the modules of letters that write a part: the function there has its name."""
    return frozenset(_found().parts.get(part, ()))


def is_kept(record: str) -> bool:
    """Return whether a column keeps a record that a policy names."""
    return _KEPT_IN.get(record, "") in _found().columns


@cache
def _found() -> _Found:
    found = _Found()
    root = Path(str(files("evenhand")))
    for path in sorted(root.rglob("*.py")):
        module = path.relative_to(root).with_suffix("").as_posix()
        if not module.startswith(_NO_READERS) and "/migrations/" not in module:
            _read(ast.parse(path.read_text("utf-8")), module, found)
    return found


def _read(tree: ast.Module, module: str, found: _Found) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _called(node.func)
            found.calls[name].add(module)
            for topic in _texts(node.args[:1]) if name in _ASKS else ():
                found.topics[topic].add(module)
        if isinstance(node, ast.FunctionDef) and module.startswith("letters/") and module.endswith("_parts"):
            found.parts[node.name].add(module)
    if module.endswith("/models"):
        found.columns |= set(_columns(tree, module.removesuffix("/models")))
    if module == "policy/outside":
        found.columns |= set(_columns(tree, "policy"))


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(arguments: list[ast.expr]) -> Iterator[str]:
    for one in arguments:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _columns(tree: ast.Module, app: str) -> Iterator[str]:
    for model in tree.body:
        if isinstance(model, ast.ClassDef):
            for line in model.body:
                target = line.targets[0] if isinstance(line, ast.Assign) else getattr(line, "target", None)
                if isinstance(target, ast.Name):
                    yield f"{app}.{model.name}.{target.id}"
