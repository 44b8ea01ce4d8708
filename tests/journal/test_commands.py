"""Checks ``evenhand journal`` on the command line."""

import json
import os

import pytest

from evenhand.journal import queries
from evenhand.journal.heads import Head
from evenhand.ops.cli import main

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def test_a_whole_journal_is_good(write, capsys):
    write()

    assert main(["journal", "verify"]) == 0
    assert capsys.readouterr().out == "Landlord 1, entries 1: whole.\n"


def test_an_empty_journal_is_good(capsys):
    assert main(["journal", "verify"]) == 0
    assert capsys.readouterr().out == "The journal is empty.\n"


def test_faults_are_printed_as_sentences(write, tamper, capsys):
    for _ in range(4):
        write()
    tamper("DELETE FROM journal_entry WHERE sequence >= 3")

    assert main(["journal", "verify"]) == 1
    assert capsys.readouterr().out == (
        "Landlord 1, entries 2: faults: 1.\n  Entries 3 to 4: each was cut off: the head outside the database notes it.\n"
    )


def test_the_json_shape_is_stable(write, tamper, capsys):
    write()
    tamper("UPDATE journal_entry SET act = 'lift'")

    assert main(["journal", "verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "ok": False,
        "chains": [
            {
                "landlord": 1,
                "ok": False,
                "entries": 1,
                "faults": [{"kind": "changed", "sequence": 1, "until": None, "name": None}],
            }
        ],
    }


def test_one_landlord_may_be_asked_for(write, capsys):
    write(1)
    write(2)

    assert main(["journal", "verify", "--landlord", "2"]) == 0
    assert capsys.readouterr().out == "Landlord 2, entries 1: whole.\n"


@pytest.mark.parametrize("command", ["verify", "publish"])
def test_a_landlord_without_a_chain_is_unusable_input(command, capsys):
    assert main(["journal", command, "--landlord", "3"]) == 2
    assert "no landlord has the number 3" in capsys.readouterr().err


def test_a_lost_head_is_noted_again_on_request(write, heads_dir):
    write()
    (heads_dir / "1.head").unlink()

    assert main(["journal", "verify"]) == 1
    assert main(["journal", "publish"]) == 0
    assert queries.verify(1).ok


def test_publishing_does_not_cover_up_other_faults(write, heads_dir, tamper):
    write()
    write()
    tamper("UPDATE journal_entry SET act = 'lift' WHERE sequence = 1")
    (heads_dir / "1.head").unlink()

    assert main(["journal", "publish"]) == 1
    assert not (heads_dir / "1.head").exists()


def test_a_head_left_behind_is_caught_up(write, heads_dir):
    first = write()
    write()
    head = Head(1, first.sequence, first.hash, "")
    (heads_dir / "1.head").write_text(json.dumps({name: getattr(head, name) for name in Head.__slots__}))

    assert main(["journal", "publish"]) == 0


def test_keys_are_moved_from_the_old_secret(write, settings, monkeypatch, capsys):
    write(sealed={"said": "kept"}, person="EV-P3TT")
    monkeypatch.setitem(os.environ, "EVENHAND_OLD_KEY", settings.JOURNAL_KEY)
    settings.JOURNAL_KEY = "another secret, also long enough to be one"

    assert main(["journal", "rewrap"]) == 0
    assert queries.unseal(queries.entries(1).get()) == {"said": "kept"}
    assert main(["journal", "rewrap"]) == 2
    assert "nothing was changed" in capsys.readouterr().err
