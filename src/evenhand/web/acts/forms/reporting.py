# ruff: noqa: D107 - a class says what its constructor takes
"""What happened: four questions while the caller is still on the line, and the rest for whoever knows it now."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from evenhand.casework import details as said
from evenhand.casework.doing import Doing
from evenhand.incidents.files import MOST_BYTES, MOST_FILES, NotEvidenceError, looked_at
from evenhand.policy.answers import ConductOf, Protects
from evenhand.web.acts.forms import choices
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.words import Line, Words
from evenhand.web.forms import fields

BEHAVIOURS = "behaviours-"
KEPT = "JPEG, PNG, GIF, WebP, HEIC, PDF, MP3, M4A, WAV, TXT, EML or DOCX"
NOBODY = "nobody"


class EvidenceField(fields.UploadField):
    """Some files, each of a kind that is kept; what is wrong is said of each by its name."""

    def __init__(self, label: str, **asking: Any) -> None:
        hint = f"Up to {MOST_FILES} files of {MOST_BYTES // 1024 // 1024} MB: {KEPT}. Choose them again after an error."
        super().__init__(label, hint=hint, required=False, **asking)
        self.widget = Files(attrs={"multiple": True})

    def clean(self, data: object, initial: object = None) -> tuple[said.Attached, ...]:  # noqa: ARG002 - Django's signature
        """Return the files. Raises `ValidationError` for each that is not kept."""
        given = cast("list[UploadedFile]", data or [])
        if len(given) > MOST_FILES:
            raise forms.ValidationError(f"Choose up to {MOST_FILES} files at a time")
        kept, wrong = [], []
        for file in given:
            try:
                kept.append(_attached(file))
            except NotEvidenceError as why:
                wrong.append(f"{(file.name or 'A file')[:60]}: {why}")
        if wrong:
            raise forms.ValidationError(wrong)
        return tuple(kept)


class Files(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, UploadedFile], name: str) -> list[UploadedFile]:  # noqa: ARG002 - the same
        """Return every file that was chosen."""
        return files.getlist(name) if hasattr(files, "getlist") else []


def _attached(file: UploadedFile) -> said.Attached:
    """Return a file's bytes. One that is too large is not read.

    Raises:
        NotEvidenceError: it is not kept.
    """
    content = b"" if (file.size or 0) > MOST_BYTES else file.read()
    if (file.size or 0) > MOST_BYTES:
        raise NotEvidenceError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB. Choose a smaller one.")
    looked_at(content)
    return said.Attached(file.name or "file", content)


class _More(ActForm):
    """What the policy's own words say of an incident, and the files that show it."""

    behind: ClassVar[tuple[str, ...]] = ()

    def ask_behaviours(self) -> None:
        """Ask for the policy's behaviours, a question for each family."""
        self.families = choices.behaviours(self.doing.policy)
        for family, (title, offered) in self.families.items():
            self.fields[BEHAVIOURS + family] = fields.CheckboxesField(title, offered, required=False, layout="small")

    def ask_situations(self) -> None:
        """Ask for what belongs elsewhere, or cannot wait."""
        if offered := choices.situations(self.doing.policy):
            self.fields["situations"] = fields.CheckboxesField("Is any of this so?", offered, required=False, layout="small")

    @property
    def behaviours(self) -> tuple[str, ...]:
        """Return every behaviour that was chosen."""
        return tuple(key for family in self.families for key in self.cleaned_data.get(BEHAVIOURS + family, ()))

    @property
    def family_names(self) -> tuple[str, ...]:
        """Return the names of the questions for behaviours."""
        return tuple(BEHAVIOURS + family for family in self.families)


class ReportForm(_More):
    """One reported event. Who it was is asked outside a case only (`people`: who was found by what was typed)."""

    behind: ClassVar[tuple[str, ...]] = ("happened_at",)

    reference = fields.HiddenField(required=False)

    def __init__(self, doing: Doing, *args: Any, people: Iterable[fields.Choice] = (), **kwargs: Any) -> None:
        self.people = tuple(people)
        super().__init__(doing, *args, **kwargs)

    def prepare(self) -> None:
        """Ask the four questions, then the rest."""
        if self.doing.case is None:
            self._ask_who()
        self.fields["words"] = Words(
            "What happened, in your own words?", hint="What was said and done. No opinion of the person."
        )
        self.fields["happened_at"] = fields.MomentField(
            "When did it happen?", hint="For example, 27 3 2026 at 2:30pm", called="When it happened", initial=self.doing.at
        )
        self.fields["channel"] = fields.SelectField(
            "How did it reach us?", choices.channels(), missing="Select how it reached us"
        )
        self.ask_behaviours()
        self._ask_whom()
        self._ask_flags()
        self.ask_situations()
        self.fields["evidence"] = EvidenceField("Add what shows it: a recording, a photograph, a letter")
        self.groups = (
            ("What our policy calls it", self.family_names),
            ("Whose conduct, towards whom", ("conduct_of", "towards", "affected")),
            ("What to know about it", ("manner_only", "protected_act", "possible_offence", "situations")),
            ("Evidence", ("evidence",)),
        )

    def _ask_who(self) -> None:
        self.fields["who"] = Line(
            "Who was it?", required=False, max_length=100,
            hint="A name, a reference or a postcode. Leave it empty if you do not know yet.",
        )  # fmt: skip
        if self.people:
            nobody = fields.Choice(NOBODY, "None of these: not identified yet", divider="or")
            self.fields["customer"] = fields.RadiosField(
                "Which of these is it?", (*self.people, nobody), required=False
            )  # whether it must be answered depends on what was typed: the page sees to it

    def _ask_whom(self) -> None:
        self.fields["conduct_of"] = fields.RadiosField(
            "Whose conduct was it?", choices.people_of(ConductOf), initial="customer", layout="small"
        )
        self.fields["towards"] = fields.RadiosField(
            "Towards whom?", choices.people_of(Protects), initial="staff", layout="small"
        )
        self.fields["affected"] = Line("Who was affected?", hint="Names or teams, if you know them.", required=False)

    def _ask_flags(self) -> None:
        self.fields["manner_only"] = fields.TickField(
            "It is mainly their manner",
            hint="Being upset, angry, forceful or persistent is not in itself unacceptable.",
            required=False,
        )
        self.fields["protected_act"] = fields.TickField(
            "It is an allegation of discrimination, or going to an MP, a councillor, a regulator or the Ombudsman",
            hint="That is never the behaviour. It is kept, and passed to whoever answers it.",
            required=False,
        )
        self.fields["possible_offence"] = fields.TickField(
            "It may be a crime", hint="If anybody is in danger now, ring 999 first.", required=False
        )

    def details(self) -> said.Reported:
        """Return the report. Who it was is settled by the page."""
        answers = self.cleaned_data
        return said.Reported(
            words=answers["words"],
            departures=self.departures,
            reference=answers.get("reference") or "",
            happened_at=answers["happened_at"],
            channel=answers["channel"],
            behaviours=self.behaviours,
            conduct_of=answers["conduct_of"],
            towards=answers["towards"],
            affected=answers["affected"],
            manner_only=answers["manner_only"],
            protected_act=answers["protected_act"],
            possible_offence=answers["possible_offence"],
            situations=tuple(answers.get("situations", ())),
            evidence=answers["evidence"],
        )


class AddForm(_More):
    """What was not known when it was reported. Who it was is asked where nobody is named yet."""

    def __init__(
        self, doing: Doing, *args: Any, people: Iterable[fields.Choice] = (), ask_who: bool = True, **kwargs: Any
    ) -> None:
        self.people, self.ask_who = tuple(people), ask_who
        super().__init__(doing, *args, **kwargs)

    def prepare(self) -> None:
        """Ask who, which behaviour, what else, and for files."""
        if self.ask_who:
            ReportForm._ask_who(cast("ReportForm", self))  # noqa: SLF001 - the same question
        self.ask_behaviours()
        self.fields["possible_offence"] = fields.TickField("It may be a crime", required=False)
        self.ask_situations()
        self.fields["evidence"] = EvidenceField("Add what shows it: a recording, a photograph, a letter")
        self.groups = (("What our policy calls it", self.family_names),)

    def details(self) -> said.Added:
        """Return what is added."""
        answers = self.cleaned_data
        return said.Added(
            behaviours=self.behaviours,
            situations=tuple(answers.get("situations", ())),
            possible_offence=answers["possible_offence"],
            evidence=answers["evidence"],
        )
