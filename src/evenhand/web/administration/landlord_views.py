"""States who controls a landlord's data, as letters name them, and gives pages its own colour and logo."""

from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.clock import now
from evenhand.landlords.actions import state_branding
from evenhand.landlords.branding import LARGEST_LOGO, NotShown
from evenhand.landlords.letter_data import ControllerStated, controllers_of, state_controller
from evenhand.landlords.queries import branding_of
from evenhand.policy.pack.pack import ICO_NUMBER
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.administration.admitted import NOT_ANSWERED, administers, trail


class ControllerForm(forms.Form):
    """An organisation that decides how data is used (UK GDPR, article 13), and how its data protection officer is reached."""

    name = fields.TextField(gettext_lazy("Name, as in the ICO’s register"), max_length=200)
    ico_number = fields.TextField(gettext_lazy("ICO number"), hint=gettext_lazy("Like ZA000001."), max_length=8, width=10)
    purpose = fields.TextField(
        gettext_lazy("What does it use people’s information for?"),
        hint=gettext_lazy("It completes “It uses your information …”, like: to be your landlord."),
        max_length=300,
    )
    lawful_basis = fields.TextField(
        gettext_lazy("Which law allows it?"),
        hint=gettext_lazy("Like: we have legal duties as your landlord (UK GDPR, article 6(1)(c))."),
        max_length=300,
    )
    privacy_notice = fields.TextField(gettext_lazy("Web address of the privacy notice"), max_length=200, required=False)
    officer_telephone = fields.PhoneField(gettext_lazy("Telephone of the data protection officer"), required=False)
    officer_email = fields.EmailField(gettext_lazy("Their email address"), required=False)
    officer_address = fields.TextField(gettext_lazy("Their postal address"), max_length=200, required=False)

    def clean_ico_number(self) -> str:
        """Refuse what is no number of the register."""
        number = str(self.cleaned_data["ico_number"]).upper()
        if not ICO_NUMBER.fullmatch(number):
            raise forms.ValidationError(_("Enter the number as the register has it, like ZA000001"))
        return number


class BrandingForm(forms.Form):
    """A colour and a logo. ``plain``: pages look as the product does."""

    colour = fields.TextField(
        gettext_lazy("Colour"), hint=gettext_lazy("As # and six digits, like #12343b."), max_length=7, width=10, required=False
    )
    logo = fields.UploadField(
        gettext_lazy("Logo"),
        hint=gettext_lazy("PNG, JPEG or SVG, 100 kB at most. Without a new one the present logo stays."),
        accept=".png,.jpg,.jpeg,.svg",
        required=False,
    )
    plain = fields.TickField(gettext_lazy("Show no logo"), required=False)


@require_safe
@administers
def controllers(request: OfficerRequest) -> HttpResponse:
    """List the controllers with what letters say of each."""
    form = ControllerForm()
    cards = [
        components.Card(
            one.name,
            tuple(
                components.Row(str(form.fields[name].label), said or _("None"))
                for name, said in asdict(one).items()
                if name != "name"
            ),
            (components.Action(_("Change"), reverse("controller", args=[reference]), one.name),),
        )
        for reference, one in controllers_of(request.officer.landlord)
    ]
    context = {"cards": cards, "trail": trail(components.Link(_("Controllers of data")))}
    return render(request, "web/administration/controllers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def controller(request: OfficerRequest, reference: str = "") -> HttpResponse:
    """Add a controller, or change one; its name stays, since letters are found by it."""
    by = request.officer
    stated = dict(controllers_of(by.landlord))
    of = stated.get(reference)
    if reference and of is None:
        raise Http404(reference)
    form = ControllerForm(request.POST if request.method == "POST" else None, initial=asdict(of) if of else None)
    if of:
        del form.fields["name"]
    if form.is_valid() and not of and any(one.name == form.cleaned_data["name"] for one in stated.values()):
        form.add_error("name", _("A controller has this name. Change that one"))
    if form.is_valid():
        said = {"name": of.name} if of else {}
        said |= {name: str(value or "") for name, value in form.cleaned_data.items()}
        state_controller(by.landlord, ControllerStated(**said), by=by.user.reference, at=now())
        messages.success(request, _("Saved. New letters say it."))
        return redirect("controllers")
    title = of.name if of else _("Add a controller of data")
    context = {"form": form, "title": title, "button": _("Save"), "back": reverse("controllers"),
        "trail": trail(components.Link(_("Controllers of data"), reverse("controllers")), components.Link(title))}  # fmt: skip
    return render(request, "web/administration/form.html", context, status=NOT_ANSWERED if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def branding(request: OfficerRequest) -> HttpResponse:
    """Give pages the landlord's colour and logo; refuse a colour on which words cannot be read."""
    by = request.officer
    own = branding_of(by.landlord)
    initial = {"colour": own.colour if own else ""}
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = BrandingForm(data=sent[0], files=sent[1], initial=initial)
    if form.is_valid():
        file, plain = form.cleaned_data["logo"], form.cleaned_data["plain"]
        logo = file.read(LARGEST_LOGO + 1) if file else None
        try:
            state_branding(by, colour=form.cleaned_data["colour"], logo=logo, keep_logo=not (logo or plain), at=now())
        except NotShown as wrong:
            form.add_error("logo" if logo and not form.cleaned_data["colour"] else "colour", str(wrong))
        else:
            messages.success(request, _("Saved. Pages look so from now on."))
            return redirect("branding")
    context = {"form": form, "title": _("Colour and logo"), "button": _("Save"), "back": reverse("administration"),
        "says": _("The bar at the top, links and buttons take the colour."),
        "trail": trail(components.Link(_("Colour and logo")))}  # fmt: skip
    return render(request, "web/administration/form.html", context, status=NOT_ANSWERED if form.is_bound else 200)
