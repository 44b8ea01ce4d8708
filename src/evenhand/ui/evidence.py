"""Shows files of evidence: seen, heard or read where that is safe, saved in any case."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredEvidence
from evenhand.incidents.file_types import EMAIL, HEIC, JPEG, NAMES, OUTLOOK, PDF, TEXT, WORD
from evenhand.incidents.files import MOST_BYTES
from evenhand.incidents.messages import MessageText
from evenhand.ui import components
from evenhand.ui.timestamps import day_of
from evenhand.wording.dates import listed, short

PICTURES = frozenset({JPEG, HEIC, "image/png", "image/gif", "image/webp"})
SOUNDS = frozenset({"audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav"})
IN_PAGES = PICTURES | SOUNDS
IN_TABS = frozenset({PDF})
WRITTEN = frozenset({EMAIL, OUTLOOK, TEXT})
NOTES = {
    HEIC: gettext_lazy("Shown here as a JPEG. Saved, it is the file as it came."),
    WORD: gettext_lazy("Browsers do not show this kind of file. Save it to open it."),
}
SCANNED = {True: gettext_lazy("scanned, nothing harmful found"), False: gettext_lazy("not scanned for harmful content")}
HEADS = {
    "From": gettext_lazy("From"),
    "To": gettext_lazy("To"),
    "Cc": gettext_lazy("Cc"),
    "Date": gettext_lazy("Date"),
    "Subject": gettext_lazy("Subject"),
}
"""The header lines of an email, by the names that the reading process gives them."""
_MEGA = 1024 * 1024


def size_of(size: int) -> str:
    """Return the size of a file for reading."""
    return (
        _("{size:.1f} MB").format(size=size / _MEGA)
        if size >= _MEGA
        else _("{size} kB").format(size=max(1, round(size / 1024)))
    )


MOST = size_of(MOST_BYTES).replace(".0", "")


def files_shown(
    rows: Iterable[StoredEvidence], *, may_move: bool = False, says_which: bool = False
) -> tuple[components.File, ...]:
    """Return files as a page shows them. ``may_move``: with what can be done to each; ``says_which``: with its incident."""
    return tuple(_file(row, may_move=may_move, says_which=says_which) for row in rows)


def _file(row: StoredEvidence, *, may_move: bool, says_which: bool) -> components.File:
    incident = row.incident.reference
    about = (
        components.Link(_("Incident {incident}").format(incident=incident), reverse("incident", args=[incident]))
        if says_which
        else None
    )
    added = _("Added by {added_by} on {added_at}").format(added_by=row.added_by.name, added_at=short(day_of(row.added_at)))
    if row.deleted_at and row.deleted_by:
        when = _("{deleted_at} by {deleted_by}").format(
            deleted_at=short(day_of(row.deleted_at)), deleted_by=row.deleted_by.name
        )
        return components.File(
            _("A file"),
            _("{added}. Deleted on {when}: {deleted_because}").format(
                added=added, when=when, deleted_because=row.deleted_because
            ),
            about=about,
        )
    address = [incident, row.reference]
    where = reverse("evidence-shown", args=address)
    kind = str(NAMES[row.kind])
    return components.File(
        row.name,
        f"{kind[:1].upper()}{kind[1:]}, {size_of(row.size)}, {SCANNED[row.scanned]}. {added}",
        save=reverse("evidence", args=address),
        picture=where if row.kind in PICTURES else "",
        sound=where if row.kind in SOUNDS else "",
        tab=where if row.kind in IN_TABS else "",
        page=where if row.kind in WRITTEN else "",
        note=str(NOTES.get(row.kind, "")),
        actions=_actions(address, row.name) if may_move else (),
        about=about,
    )


def _actions(address: list[str], name: str) -> tuple[components.Action, ...]:
    return (
        components.Action(_("It is about another person"), reverse("file-elsewhere", args=address), name),
        components.Action(_("Delete"), reverse("delete-file", args=address), name),
    )


def written_rows(found: MessageText) -> tuple[components.Row, ...]:
    """Return the header lines of an email, and the names of its attachments."""
    attached = (
        ((_("Attached, inside the file"), listed(name or _("A file without a name") for name in found.attached)),)
        if found.attached
        else ()
    )
    return tuple(components.Row(HEADS.get(name, name), value) for name, value in (*found.head, *attached))
