"""Asks what a contact is about, and what of it is logged."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.clock import now
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Channel, Matter, Speaker, Uncounted
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.forms.once import Once
from evenhand.web.acts.forms.choices import channels, colleagues

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

KEYS: "dict[str, tuple[Text, Matter | None]]" = {
    "danger": (gettext_lazy("Somebody is in danger"), Matter.EMERGENCY),
    "repair": (gettext_lazy("A repair or something dangerous"), Matter.HAZARD),
    "complaint": (gettext_lazy("A complaint"), Matter.COMPLAINT),
    "rights": (gettext_lazy("An appeal, an adjustment or their data"), Matter.ADJUSTMENT),
    "new": (gettext_lazy("Something new"), Matter.NEW_ISSUE),
    "answered": (gettext_lazy("Something we have answered"), Matter.EARLIER_ISSUE),
    "unsure": (gettext_lazy("Not sure"), None),
}
"""What a contact is about, in the order of the keys 1 to 7, with the matter of each."""
SALT = "the moment of a contact"
CALL_LASTS = timedelta(hours=2)
"""A page that stayed open for longer is taken for another contact."""
_INCOMING = tuple(one.value for one in Channel if one is not Channel.THIRD_PARTY)
_SPEAKERS = (
    fields.Choice(Speaker.NOT_CHECKED.value, gettext_lazy("I have not checked yet")),
    fields.Choice(Speaker.CUSTOMER.value, gettext_lazy("The customer: I have checked")),
    fields.Choice(Speaker.REPRESENTATIVE.value, gettext_lazy("A person who speaks for them")),
    fields.Choice(Speaker.SOMEBODY_ELSE.value, gettext_lazy("Somebody else")),
)
_UNCOUNTED = (
    fields.Choice(Uncounted.WE_ASKED.value, gettext_lazy("We asked them to get in touch")),
    fields.Choice(Uncounted.CALL_BACK.value, gettext_lazy("We called them back")),
    fields.Choice(Uncounted.DROPPED.value, gettext_lazy("The line dropped")),
)


class AboutForm(Once):
    """How the contact came, who speaks, and what it is about: one of `KEYS`, each a button of its own."""

    channel = fields.SelectField(gettext_lazy("How do they reach us?"), channels(_INCOMING), initial=Channel.TELEPHONE.value)
    speaker = fields.RadiosField(
        gettext_lazy("Who are you speaking to?"), _SPEAKERS, layout="small", initial=Speaker.NOT_CHECKED.value
    )

    def __init__(self, answers: QueryDict | None) -> None:
        super().__init__(answers)

    @property
    def about(self) -> str:
        """Return the key that was pressed; "unsure" for any other."""
        pressed = self.data.get("about", "")
        return pressed if pressed in KEYS else "unsure"


class LogForm(forms.Form):
    """What was said, how long it took, and whether something keeps it from counting."""

    words = NarrativeField(
        gettext_lazy("What did they say?"),
        rows=3,
        hint=gettext_lazy("A line or two. What was said and asked for, not an opinion of the person."),
    )
    minutes = fields.WholeNumberField(
        gettext_lazy("How many minutes did it take?"),
        min_value=0,
        max_value=600,
        required=False,
        suffix=gettext_lazy("minutes"),
        hint=gettext_lazy("If you do not know, leave it blank: the contact then uses none of their time."),
    )
    uncounted = fields.SelectField(
        gettext_lazy("Does something keep it from counting?"), _UNCOUNTED, first=gettext_lazy("No: it counts"), required=False
    )

    reply_by = fields.DateField(
        gettext_lazy("If we promised to reply: by which day?"),
        hint=gettext_lazy("It is then in the work of who replies. Leave it blank where nothing was promised."),
        called=gettext_lazy("The day"),
        required=False,
    )
    reply_from = fields.SelectField(gettext_lazy("Who replies?"), first=gettext_lazy("I do"), required=False)

    def __init__(
        self,
        answers: QueryDict | None,
        by: Officer,
        *,
        timed: bool,
        limited: bool,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(answers, initial=initial)
        cast("fields.SelectField", self.fields["reply_from"]).offer(colleagues(by))
        if not timed:
            del self.fields["minutes"]
        if not limited:
            del self.fields["uncounted"]

    def clean_reply_by(self) -> date | None:
        """Refuse a day that has passed."""
        day: date | None = self.cleaned_data["reply_by"]
        if day and day < localdate(now()):
            raise ValidationError(_("The day must be today or later"))
        return day


class OwedReplyForm(Once):
    """How we replied to the customer, and what we said."""

    reply_channel = fields.SelectField(gettext_lazy("How did you reply?"), channels(_INCOMING), initial=Channel.TELEPHONE.value)
    reply_words = NarrativeField(gettext_lazy("What did you tell them?"), rows=3)

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data, auto_id="id_of_reply_%s")  # two forms that carry a mark stand on the page


def keys() -> tuple[tuple[str, str, int], ...]:
    """Return each key with its words and its number."""
    return tuple((key, str(says), number) for number, (key, (says, _matter)) in enumerate(KEYS.items(), 1))


def signed_moment(at: datetime, by: Officer, reference: str) -> str:
    """Return the moment at which a contact came, signed for this colleague and customer: the page hands it back."""
    return signing.dumps([at.isoformat(), by.user.pk, reference], salt=SALT)


def came_at(signed: str, by: Officer, reference: str, at: datetime) -> datetime:
    """Return the moment that the page handed back; ``at`` where it is not ours, another's, or older than `CALL_LASTS`."""
    try:
        moment, user, customer = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return at
    came = datetime.fromisoformat(moment)
    ours = (user, customer) == (by.user.pk, reference)
    return came if ours and at - CALL_LASTS <= came <= at else at
