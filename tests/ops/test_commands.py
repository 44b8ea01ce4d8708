"""Checks ``evenhand policy`` and ``evenhand replay``: exit codes, JSON shapes, lines for people."""

import json
import re
from pathlib import Path

import pytest

from evenhand.ops.cli import main
from evenhand.policy.pack.answers import TOPICS
from evenhand.policy.pack.load import PACKS
from evenhand.policy.scrutiny.compare import ROWS
from evenhand.policy.scrutiny.schema import schema
from tests.ops.brackenfell import PACK
from tests.policy.replay.stories import FILES

DOCS = Path(__file__).parents[2] / "docs"
FAILING, GOOD_HISTORY = str(FILES[0]), str(FILES[2])


@pytest.fixture
def pack(tmp_path):
    path = tmp_path / "brackenfell.yaml"
    path.write_text(PACK, "utf-8")
    return path


def test_argument_that_is_no_text_is_refused(ran):
    says = "evenhand: an argument is no text in UTF-8. Type it again, or give the file another name.\n"

    for words in (["gate", "harbour", "\udce9", "--as", "x"], ["policy", "check", "caf\udce9.yaml"], ["\ud800"]):
        assert ran(*words) == (2, "", says)


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, "evenhand 0.1.0\n")


def test_check_of_nothing_named_checks_all_that_is_shipped(as_json):
    code, found = as_json("policy", "check")

    assert code == 0
    assert {each["pack"] for each in found["good"]} == {"floor", *PACKS}
    assert found["errors"] == []


def test_check_prints_where_which_clause_what_and_what_to_do(ran, pack):
    pack.write_text(PACK.replace("roles: [manager], team", "roles: [manger], team"), "utf-8")

    code, out, err = ran("policy", "check", pack)

    assert (code, out) == (2, "")
    assert err.endswith('brackenfell.yaml:39:77 clause 1.2 - "manger" is not a role in this pack - did you mean "manager"?\n')


def test_check_tells_good_and_bad_files_together(as_json, pack, tmp_path):
    code, found = as_json("policy", "check", pack, tmp_path / "none.yaml")

    assert code == 2
    assert [each["pack"] for each in found["good"]] == ["brackenfell"]
    assert [set(each) for each in found["errors"]] == [{"file", "line", "column", "clause", "what", "remedy"}]


def test_show_one_clause(as_json):
    code, found = as_json("policy", "show", "octavia", "4.2")

    assert code == 0
    assert [demand["id"] for demand in found["clauses"][0]["demands"]][:2] == ["octavia:4.2:1", "octavia:4.2:2"]
    assert found["clauses"][0]["demands"][0]["answers"]["authority"]["by"] == {"roles": ["service_manager"]}


def test_show_tells_readings_and_departures(ran):
    _, stonewater, _ = ran("policy", "show", "stonewater", "5.2")
    _, octavia, _ = ran("policy", "show", "octavia", "4.4")

    assert "Can be read two ways" in stonewater
    assert "Departs from floor 16, 71" in octavia


def test_show_of_no_such_clause_or_policy(ran):
    assert ran("policy", "show", "octavia", "4.22")[0] == 2
    code, _, err = ran("policy", "show", "octavvia")

    assert (code, err) == (2, 'evenhand: There is no policy "octavvia": did you mean "octavia"?\n')


def test_compare_shows_layers_and_silence(as_json):
    code, found = as_json("policy", "compare", "octavia", "stonewater")
    rows = {row["title"]: row["policies"] for row in found["rows"]}

    assert code == 0
    assert found["policies"] == ["octavia", "stonewater"]
    assert rows["review of measures"]["octavia"]["silent"] is True
    assert [said["layer"] for said in rows["review of measures"]["stonewater"]["says"]] == ["policy"]
    assert rows["channel floor"]["stonewater"]["says"][0]["clause"] == "floor:56:1"


def test_every_topic_has_a_line_in_the_comparison():
    compared = {topic for row in ROWS for topic in row.topics}

    assert set(TOPICS) - compared == {
        "safeguard",
        "account.fair_time",
        "live_issues",
        "departure",
        "promise",
    }


def test_a_policy_can_be_named_by_its_file(as_json, pack):
    assert as_json("policy", "show", pack)[1]["pack"] == "brackenfell"
    assert as_json("policy", "lint", pack)[1]["pack"] == "brackenfell"


def test_broken_file_is_reported_by_line_for_every_command(ran, pack):
    pack.write_text(PACK.replace("version:", "verison:"), "utf-8")

    code, _, err = ran("policy", "lint", pack)

    assert code == 2
    assert "brackenfell.yaml:4:1" in err


@pytest.mark.parametrize("name", ["pack", "history"])
def test_the_published_schema_is_today_s(name, as_json):
    words = ["--history"] if name == "history" else []

    assert as_json("policy", "schema", *words) == (0, schema(name))
    published = json.loads((DOCS / "schema" / f"{name}.schema.json").read_text("utf-8"))
    assert published == schema(name), f"evenhand policy schema {' '.join(words)} > docs/schema/{name}.schema.json"
    assert {"$schema", "$id"} <= schema(name).keys()


def test_replay_exit_codes(ran, tmp_path):
    assert ran("replay", GOOD_HISTORY, "--policy", "floor")[0] == 0
    assert ran("replay", GOOD_HISTORY, FAILING, "--policy", "octavia")[0] == 1
    assert ran("replay", tmp_path / "none.yaml", FAILING, "--policy", "floor")[0] == 2
    assert ran("replay", FAILING, "--policy", "nobody")[0] == 2
    assert ran("replay", FAILING, "--policy", "floor", "--on", "soon")[0] == 2


def test_replay_json_shape(as_json):
    code, found = as_json("replay", FAILING, "--policy", "floor", "--on", "2026-11-21")

    assert code == 1
    assert list(found) == ["steps", "duties", "breaches", "unknown", "found"]
    assert [list(breach) for breach in found["breaches"]] == [
        ["category", "on", "rule", "layer", "clause", "strength", "in_force_then", "statutory_then", "message"]
    ] * 2
    assert found["breaches"][0] == {
        "category": "no_review",
        "on": "2021-11-06",
        "rule": "duty:review",
        "layer": "reading",
        "clause": "floor:14:1",
        "strength": "must",
        "in_force_then": True,
        "statutory_then": False,
        "message": {
            "code": "duty_not_done",
            "duty": "review",
            "due_on": "2021-11-06",
            "words": "Due by Saturday 6 November 2021: a review. It is known not to have been done.",
        },
    }


def test_replay_of_several_names_each(as_json):
    _, found = as_json("replay", FAILING, GOOD_HISTORY, "--policy", "floor")

    assert [each["history"] for each in found["replays"]] == [FAILING, GOOD_HISTORY]


def test_replay_tells_the_story_in_order(ran):
    _, out, _ = ran("replay", FAILING, "--policy", "floor", "--on", "2026-11-21")

    order = ("tenancy of a three", "Breach no_review", "Breach appeal_late", "moved out", "Not known")
    places = [out.index(words) for words in order]
    assert places == sorted(places)
    assert "floor 14 (our reading, must, applied by the Ombudsman then," in out
    assert "\x1b" not in out


@pytest.mark.parametrize("slug", ["floor", *PACKS])
def test_every_code_of_a_replay_is_worded(as_json, slug):
    _, found = as_json("replay", *FILES, "--policy", slug)

    messages = [told["message"] for each in found["replays"] for told in (*each["breaches"], *each["unknown"])]
    unworded = {message["code"] for message in messages if message["words"] == message["code"].replace("_", " ")}
    assert not unworded
    assert not [message["words"] for message in messages if re.search(r"\([a-z_]+\)", message["words"])]


def test_colours_stay_away_under_no_color(ran, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b[3" not in ran("policy", "lint", "octavia")[1]


@pytest.mark.parametrize("command", ["check", "show", "compare", "lint", "schema", "trace"])
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["policy", command, "--help"])

    assert ended.value.code == 0
    assert f"evenhand policy {command}" in capsys.readouterr().out
