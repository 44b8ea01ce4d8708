"""Runs ``evenhand replay``: reads histories, replays each, prints."""

import argparse
from pathlib import Path
from typing import Any

from evenhand.ops.policy_files import GOOD, REMARKS, UNUSABLE, console, day_of, policy_of, print_faults, print_json, usable
from evenhand.ops.replay_story import tell
from evenhand.ops.replay_words import words_of
from evenhand.policy.pack.document import Problem, Unusable
from evenhand.policy.replay.history_file import read_file
from evenhand.policy.replay.replay import replay
from evenhand.policy.replay.result import Replay


def replay_all(asked: argparse.Namespace) -> int:
    """Replay every history; print all, or every error of all."""
    return usable(_replay_all, asked)


def _replay_all(asked: argparse.Namespace) -> int:
    policy, today = policy_of(asked.policy), day_of(asked.on)
    questions = policy.catalogue("question")
    replays: list[tuple[str, Replay]] = []
    wrong: list[tuple[str, Unusable]] = []
    for name in asked.histories:
        try:
            history = read_file(Path(name), questions)
            replays.append((name, replay(history, policy, today, as_then=asked.as_then)))
        except Unusable as unusable:
            wrong.append((name, unusable))
        except ValueError as beyond:  # a count of days that leaves the calendar
            wrong.append((name, Unusable([Problem(1, 1, "", str(beyond), "correct the dates")])))
    if wrong:
        print_faults(wrong, as_json=asked.json)
        return UNUSABLE
    if asked.json:
        print_json(_json(replays))
    else:
        out = console()
        for _, told in replays:
            tell(out, told, today, as_then=asked.as_then)
    return REMARKS if any(told.breaches for _, told in replays) else GOOD


def _json(replays: list[tuple[str, Replay]]) -> dict[str, Any]:
    """Return the replay of one history; for several, a list that names each file."""
    shown = [{"history": name, **told.as_json(words_of(told.policy).message)} for name, told in replays]
    if len(shown) > 1:
        return {"replays": shown}
    return {key: value for key, value in shown[0].items() if key != "history"}
