"""Checks that the template catalogue holds every message of pages and forms, and no other."""

import shutil

import pytest

from make_messages import CATALOGUE, PACKAGE, gather
from tests.wording.catalogue import Entry, entries

GETTEXT = pytest.mark.skipif(not shutil.which("xgettext"), reason="no xgettext on this machine (Debian: gettext)")


def copied(folder):
    """Return a copy of what has messages in it, with no catalogue."""
    shutil.copytree(PACKAGE, folder, ignore=lambda _, names: [name for name in names if name.endswith((".js", ".pyc", ".pot"))])
    (folder / "locale").mkdir(exist_ok=True)
    return folder


@GETTEXT
def test_the_template_catalogue_is_up_to_date(tmp_path):
    now = copied(tmp_path / "evenhand")
    gather(now)

    kept, found = entries(PACKAGE / CATALOGUE), entries(now / CATALOGUE)
    assert {"not in the catalogue": found - kept, "no longer said": kept - found} == {
        "not in the catalogue": set(),
        "no longer said": set(),
    }, "run: make messages"


@GETTEXT
def test_new_messages_are_gathered_from_templates_and_python(tmp_path):
    (tmp_path / "locale").mkdir()
    plural = "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"
    (tmp_path / "one.html").write_text(f'{{% load i18n %}}{{% translate "Read it" %}}{plural}')
    (tmp_path / "two.py").write_text('from django.utils.translation import pgettext\nSAYS = pgettext("of a letter", "Given")\n')
    gather(tmp_path)

    assert entries(tmp_path / CATALOGUE) == {
        Entry("Read it"),
        Entry("%(n)s day", "%(n)s days"),
        Entry("Given", context="of a letter"),
    }
