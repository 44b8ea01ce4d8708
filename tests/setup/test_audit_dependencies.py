"""Tests what stands against a dependency: a licence, an advisory, and what nobody looked up."""

import json

from audit_dependencies import advisories, only_pinned, unlicensed

LOCK = "django==5.2.19 \\\n    --hash=sha256:00\nruamel-yaml==0.19.1 \\\n    --hash=sha256:00\n"


def component(name, *licences):
    return {"name": name, "version": "1.0", "bom-ref": name, "licenses": list(licences)}


def test_list_has_what_the_lock_pins_whatever_its_spelling():
    bill = {
        "components": [component("Django"), component("pytest"), component("ruamel.yaml")],
        "dependencies": [{"ref": "Django", "dependsOn": ["pytest", "ruamel.yaml"]}, {"ref": "pytest"}],
    }

    kept = only_pinned(bill, LOCK)

    assert [one["name"] for one in kept["components"]] == ["Django", "ruamel.yaml"]
    assert kept["dependencies"] == [{"ref": "Django", "dependsOn": ["ruamel.yaml"]}]


def test_licence_is_named_and_is_one_we_may_use():
    packages = [
        component("a", {"license": {"id": "MIT"}}),
        component("b", {"expression": "MIT OR Apache-2.0"}),
        component("c", {"license": {"name": "Ours alone"}}),
        component("d"),
    ]

    assert list(unlicensed(packages)) == [
        "c 1.0: its licence is Ours alone. May Evenhand use it?",
        "d 1.0: its licence is not named. May Evenhand use it?",
    ]


def test_package_that_the_index_does_not_know_is_not_counted():
    report = {
        "dependencies": [
            {"name": "a", "version": "1.0", "vulns": []},
            {"name": "b", "version": "2.0", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.1"]}]},
            {"name": "c", "version": "3.0", "vulns": [{"id": "CVE-2026-2", "fix_versions": []}]},
            {"name": "d", "skip_reason": "Dependency not found"},
        ]
    }

    assert advisories(json.dumps(report)) == (
        3,
        ["b 2.0: CVE-2026-1, mended in 2.1", "c 3.0: CVE-2026-2, mended in no version yet"],
    )


def test_no_report_means_that_nothing_was_looked_up():
    assert advisories("") == (0, [])
