"""Checks the order of imports, the migrations, and a command line that starts Django only if asked."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

PROJECT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def test_imports_keep_the_order_of_the_layers():
    done = subprocess.run([BIN / "lint-imports", "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
@pytest.mark.both
def test_models_and_migrations_agree(capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)

    assert "No changes detected" in capsys.readouterr().out


def test_help_and_policy_start_no_django():
    code = "import sys; from evenhand.ops.cli import parser; parser().format_help(); sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False)

    assert done.returncode == 0


def test_the_launcher_runs_from_anywhere(tmp_path):
    done = subprocess.run([BIN / "evenhand", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert "demo" in done.stdout
