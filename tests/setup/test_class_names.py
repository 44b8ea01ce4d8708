"""Checks that a class name is shared only where both mean the same thing, each on its own layer."""

from collections import defaultdict
from pathlib import Path

from bench.house import House

PROJECT = Path(__file__).parents[2]
LAYERS = {
    "policy": ("evenhand.policy.pack.",),  # what a policy says of it
    "fact": ("evenhand.policy.facts.",),  # what rules know of it
    "verdict": ("evenhand.policy.verdict", "evenhand.policy.duties.duty"),  # what the engine answers
    "page": ("evenhand.ui.components",),  # how pages show it
}
ON_LAYERS = {
    "row fact": "Allegation Appeal Complaint ComplaintStage Incident Question Representative Request",
    "row fact policy": "Marker Measure Referral",
    "row fact page": "Need",
    "verdict page": "Cure Duty Verdict",
    "policy page": "Clause",
}


def test_class_name_is_shared_only_between_stated_layers():
    places = defaultdict(list)
    for module, name in House.of(PROJECT).classes():
        places[name].append(layer(module))

    twice = {name: sorted(layers) for name, layers in places.items() if len(layers) > 1}
    assert twice == {name: sorted(layers.split()) for layers, names in ON_LAYERS.items() for name in names.split()}


def layer(module: str) -> str:
    """Return on which layer a module is; its own name where it is on none of those that share names."""
    if module.endswith(".models"):
        return "row"
    return next((name for name, starts in LAYERS.items() if module.startswith(starts)), module)
