"""Accepts files of evidence, each checked before it is stored."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.incidents import Attached
from evenhand.incidents.files import MOST_BYTES, MOST_FILES, NotEvidenceError, check_upload
from evenhand.ui.forms import fields

KEPT = gettext_lazy(
    "photographs (JPEG, PNG, GIF, WebP, HEIC), recordings (MP3, M4A, OGG, WAV), emails (EML, MSG), PDF, DOCX or TXT"
)


class EvidenceField(fields.UploadField):
    """Some files of the accepted types; an error names its file."""

    def __init__(self, label: str, **asking: Any) -> None:
        hint = _("Up to {most_files} files of {number} MB each: {kept}. Choose them again after an error.").format(
            most_files=MOST_FILES, number=MOST_BYTES // 1024 // 1024, kept=KEPT
        )
        super().__init__(label, hint=hint, required=False, **asking)
        bounds = {"data-most-bytes": str(MOST_BYTES), "data-most-files": str(MOST_FILES)}  # shown before anything is sent
        self.widget = Files(attrs={"multiple": True, "data-paste": True, **bounds, **_said_by_script()})

    def has_changed(self, initial: object, data: object) -> bool:  # noqa: ARG002 - Django's signature
        """Return whether any file was chosen."""
        return bool(data)

    def clean(self, data: object, initial: object = None) -> tuple[Attached, ...]:  # noqa: ARG002 - the same
        """Return the files. Raises `ValidationError` for each that is not accepted."""
        given = cast("list[UploadedFile]", data or [])
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("Choose up to {most_files} files at a time").format(most_files=MOST_FILES))
        kept, wrong = [], []
        for file in given:
            try:
                kept.append(_attached(file))
            except NotEvidenceError as why:
                wrong.append(f"{(file.name or _('A file'))[:60]}: {why}")
        if wrong:
            raise forms.ValidationError(wrong)
        return tuple(kept)


class Files(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, UploadedFile], name: str) -> list[UploadedFile]:  # noqa: ARG002 - the same
        """Return every chosen file."""
        return files.getlist(name) if hasattr(files, "getlist") else []


def _said_by_script() -> dict[str, str]:
    """Return what the script says of pasted and dropped files, as attributes; it fills the braces."""
    said = {
        "start": _("You can also paste a screenshot, or drop files anywhere on this page."),
        "added": _("Attached: {names}."),
        "sum.one": _("1 file is attached."),
        "sum.other": _("{number} files are attached."),
        "too-large": _("{name} is larger than {most} and was left out."),
        "too-many": _("Up to {few} files go at a time: {names} left out."),
        "remove": _("Remove"),
        "removed": _("{name} is no longer attached."),
        "screenshot": _("Screenshot {number}"),
    }
    return {f"data-i18n.{code}": text for code, text in said.items()}


def _attached(file: UploadedFile) -> Attached:
    """Return a file's bytes. A file that is too large is not read.

    Raises:
        NotEvidenceError: it is not accepted.
    """
    content = b"" if (file.size or 0) > MOST_BYTES else file.read()
    if (file.size or 0) > MOST_BYTES:
        raise NotEvidenceError(
            _("it is larger than {number} MB. Choose a smaller one.").format(number=MOST_BYTES // 1024 // 1024)
        )
    check_upload(content)
    return Attached(file.name or "file", content)
