"""Asks for a table: a file, or rows that are pasted."""

from django import forms
from django.utils.translation import gettext_lazy

from evenhand.ui.forms import fields

MOST_BYTES = 5_000_000
"""A page takes so much; a longer file is imported by the command."""


class TableForm(forms.Form):
    """A file, or rows that are pasted: also the whole file, which the page hands back, its lines ended by two signs each."""

    file = fields.UploadField(gettext_lazy("A CSV file"), accept=".csv,text/csv", required=False)
    rows = fields.LongTextField(
        gettext_lazy("Or paste the rows here"),
        hint=gettext_lazy("The first row names the columns. Rows from a spreadsheet can be pasted as they are."),
        rows=6,
        required=False,
        strip=False,
        most=2 * MOST_BYTES,
    )

    @property
    def text(self) -> str:
        """Return what was sent: the file, else the rows. Letters are UTF-8, or those of older Windows programs."""
        file = self.cleaned_data.get("file")
        if file is None:
            return str(self.cleaned_data.get("rows") or "").replace("\r\n", "\n")
        read: bytes = file.read(MOST_BYTES + 1)
        try:
            return read.decode("utf-8-sig")
        except UnicodeDecodeError:
            return read.decode("cp1252", "replace")


class FeedForm(TableForm):
    """A table, or a calendar as other programs export it."""

    file = fields.UploadField(
        gettext_lazy("A CSV or iCalendar file"), accept=".csv,.ics,text/csv,text/calendar", required=False
    )
