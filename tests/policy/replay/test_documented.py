"""Checks that the example of docs/replaying-a-history.md replays as the page states."""

import re
from pathlib import Path

from evenhand.policy.replay.history_file import read
from tests.policy.replay.stories import replayed, without_knowing

PAGE = (Path(__file__).parents[3] / "docs" / "replaying-a-history.md").read_text("utf-8")
EXAMPLE = read(re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL).group(1))


def test_documented_example_replays_as_the_page_states():
    stated = re.findall(r"^\| `(\w+)` on (\d+) (\w+) (\d{4}) \| floor (\d+)", PAGE, re.MULTILINE)

    found = [(b.category, str(b.on.day), f"{b.on:%B}", str(b.on.year), b.cited.number) for b in replayed(EXAMPLE).breaches]

    assert sorted(found) == sorted(stated)
    assert len(stated) == 4


def test_taking_one_absence_out_takes_its_breach_alone():
    left = [breach.category for breach in replayed(without_knowing(EXAMPLE, "never_reviewed")).breaches]

    assert sorted(left) == ["appeal_late", "no_duration", "vulnerability_not_considered"]
