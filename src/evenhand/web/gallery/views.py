"""Shows every part and every field in each state, on invented values. For the demo and for tests."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from evenhand.ui.forms import fields
from evenhand.ui.forms.sentences import in_a_sentence
from evenhand.web.gallery import samples

REPORTED = (
    fields.Choice("seen", "I saw or heard it"),
    fields.Choice("told", "A colleague told me", hint="They can add their own words later.", reveals="colleague"),
    fields.Choice("unknown", "I do not know yet", divider="or"),
)
HARM = (
    fields.Choice("frightened", "Somebody was frightened"),
    fields.Choice("hurt", "Somebody was hurt", hint="Ring 999 if they need help now."),
    fields.Choice("none", "Nobody", divider="or", exclusive=True),
)
SENTENCE = ("You may write to us ", " times a ", ", by letters to ", ".")
CHANNELS = (fields.Choice("telephone", "Telephone"), fields.Choice("email", "Email"), fields.Choice("office", "At the office"))


PERIODS = (fields.Choice("week", gettext_lazy("week")), fields.Choice("month", gettext_lazy("month")))


class EveryField(forms.Form):
    """One of each."""

    who = fields.TextField(
        "Who was it?", hint="A name, a reference or an address. Leave it empty if you do not know.", required=False
    )
    what = fields.LongTextField(
        "What happened, in your own words?", limit=2000, hint="Record what was said and done, not an opinion of the person."
    )
    happened_at = fields.MomentField("When did it happen?", hint="For example, 27 3 2026 at 2:30pm", called="When it happened")
    how = fields.RadiosField("How do you know?", REPORTED)
    colleague = fields.EmailField("Email address of your colleague", required=False, width=20)
    harm = fields.CheckboxesField("Was anybody harmed?", HARM, hint="Select all that apply")
    channel = fields.SelectField("How did it reach us?", CHANNELS)
    ring_back = fields.PhoneField("Number to ring you back", required=False)
    days = fields.WholeNumberField("How many days may this wait?", suffix=gettext_lazy("days"), required=False)
    again_on = fields.DateField("Look at this again on", hint="For example, 27 9 2026", called="The review date")
    recording = fields.UploadField("Add a recording or a photograph", hint="JPEG, PNG, PDF or MP3, up to 20 MB", required=False)
    times = fields.WholeNumberField("How often may they write?", missing="Finish the sentence")
    per = fields.SelectField("In each", PERIODS, first="")
    to_whom = fields.TextField("Who deals with their letters?", hint="The name that stands in the letter.", required=False)
    needs_known = fields.YesNoField("Have you read the needs on this page?", layout="inline", not_known="")
    password = fields.PasswordField("Your password")
    sure = fields.TickField(
        "What I wrote is what I saw, heard or was told", hint="It will be in the file that the person can ask to see."
    )
    token = fields.HiddenField(initial="7")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the questions of a sentence into it."""
        super().__init__(*args, **kwargs)
        in_a_sentence(SENTENCE, {name: self.fields[name] for name in ("times", "per", "to_whom")})


WRONG = {
    "happened_at-day": "31", "happened_at-month": "June", "happened_at-year": "2026", "happened_at-time": "half past two",
    "again_on-month": "13", "again_on-year": "2026", "how": "told", "colleague": "priya at example", "harm": ["hurt"],
    "days": "a few", "times": "often", "per": "week", "ring_back": "the usual one", "channel": "fax", "token": "7",
}  # fmt: skip


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every part, or with ``?page=case``, ``form`` or ``wrong`` a page made of them. Only in demo mode."""
    if not settings.DEMO:
        raise Http404
    page = request.GET.get("page", "")
    context = {"samples": samples, "frame": samples.FRAME} | FORMS.get(page, dict)()
    return render(request, TEMPLATES.get(page, "web/gallery/gallery.html"), context)


def _asked() -> dict[str, forms.Form]:
    return {"form": EveryField()}


def _wrong() -> dict[str, forms.Form]:
    return {"form": EveryField(WRONG)}


FORMS = {"form": _asked, "wrong": _wrong}
TEMPLATES = {"case": "web/gallery/case.html", "form": "web/gallery/form.html", "wrong": "web/gallery/form.html"}
