"""Lists the choices of forms: the vocabulary in plain words, and the names of a landlord's policy."""

from collections.abc import Iterable, Iterator
from typing import get_args

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredIncident
from evenhand.landlords.queries import Officer, staff
from evenhand.policy.calendar import localdate
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import ConductOf, Protects
from evenhand.policy.vocabulary import Channel, Matter
from evenhand.ui.forms.fields import Choice
from evenhand.ui.presenters import start
from evenhand.wording.dates import short
from evenhand.wording.words import Words, plain

CHANNELS = {
    Channel.TELEPHONE: gettext_lazy("Telephone"),
    Channel.EMAIL: gettext_lazy("Email"),
    Channel.LETTER: gettext_lazy("Letter"),
    Channel.OFFICE: gettext_lazy("At our office"),
    Channel.HOME_VISIT: gettext_lazy("At their home"),
    Channel.ONLINE: gettext_lazy("Online form or portal"),
    Channel.TEXT_MESSAGE: gettext_lazy("Text message"),
    Channel.SOCIAL_MEDIA: gettext_lazy("Social media"),
    Channel.VIDEO: gettext_lazy("Video call"),
    Channel.THIRD_PARTY: gettext_lazy("Through another person"),
}
MATTERS = {
    Matter.EMERGENCY: gettext_lazy("An emergency"),
    Matter.HAZARD: gettext_lazy("Something dangerous at home"),
    Matter.STATUTORY_REPAIR: gettext_lazy("A repair"),
    Matter.GAS_OR_ELECTRICAL_SAFETY: gettext_lazy("Gas or electrical safety"),
    Matter.SAFEGUARDING: gettext_lazy("Somebody’s safety"),
    Matter.DOMESTIC_ABUSE: gettext_lazy("Domestic abuse"),
    Matter.SELF_HARM: gettext_lazy("Harming oneself"),
    Matter.COMPLAINT: gettext_lazy("A complaint"),
    Matter.COMPLAINT_ABOUT_STAFF: gettext_lazy("A complaint about one of us"),
    Matter.APPEAL: gettext_lazy("An appeal"),
    Matter.ADJUSTMENT: gettext_lazy("An adjustment"),
    Matter.OWN_ACCOUNT: gettext_lazy("Their side of what happened"),
    Matter.REPRESENTATIVE: gettext_lazy("Somebody to speak for them"),
    Matter.DATA_RIGHTS: gettext_lazy("Their data"),
    Matter.NEW_ISSUE: gettext_lazy("Something new"),
    Matter.ADAPTATION: gettext_lazy("An adaptation of the home"),
    Matter.HOUSING_APPLICATION: gettext_lazy("An application for a home"),
    Matter.HOMELESSNESS: gettext_lazy("Homelessness"),
    Matter.RENT: gettext_lazy("Rent or charges"),
    Matter.LEGAL_NOTICE: gettext_lazy("A legal or tenancy notice"),
    Matter.OUTSIDE_BODY: gettext_lazy("An MP, a councillor, a solicitor or the Ombudsman"),
    Matter.EARLIER_ISSUE: gettext_lazy("Something we have answered"),
    Matter.GENERAL_ENQUIRY: gettext_lazy("A question"),
}
PEOPLE = {
    "customer": gettext_lazy("The customer"),
    "household_member": gettext_lazy("A person in their household"),
    "visitor": gettext_lazy("A visitor of theirs"),
    "representative": gettext_lazy("A person who speaks for them"),
    "staff": gettext_lazy("Our staff"),
    "contractor": gettext_lazy("A contractor of ours"),
    "other_customer": gettext_lazy("Another customer"),
    "stakeholder": gettext_lazy("A person we work with"),
    "governance_member": gettext_lazy("A member of our board or a committee"),
    "resident_group_member": gettext_lazy("A member of a residents’ group"),
}
ON_BEHALF = {
    "": gettext_lazy("Me"),
    "colleague": gettext_lazy("A colleague, who told me"),
    "contractor": gettext_lazy("A contractor of ours"),
}
PERIODS = (Choice("day", gettext_lazy("day")), Choice("week", gettext_lazy("week")), Choice("month", gettext_lazy("month")))


def channels(only: Iterable[str] = ()) -> list[Choice]:
    """Return the channels; ``only`` limits them."""
    wanted = {str(key) for key in only}
    return [Choice(key.value, label) for key, label in CHANNELS.items() if not wanted or key.value in wanted]


def plainly(keys: Iterable[str]) -> list[Choice]:
    """Return a choice for each code, in plain words."""
    return [Choice(str(key), start(plain(key))) for key in keys]


def people_of(model: type[ConductOf] | type[Protects]) -> list[Choice]:
    """Return the people whose conduct, or whose protection, a policy can be about."""
    kinds = get_args(get_args(model.model_fields["people"].annotation)[0])
    return [Choice(key, PEOPLE[key]) for key in kinds]


def situations(policy: Policy) -> list[Choice]:
    """Return the situations of a policy: those that go elsewhere, with the place, and those of the urgent route."""
    found: dict[str, Choice] = {}
    for answer in policy.every("scope.elsewhere"):
        key = answer.value.situation
        found.setdefault(key, Choice(key, start(plain(key)), hint=_("Goes to: {goes_to}").format(goes_to=answer.value.goes_to)))
    for choice in urgent_situations(policy):
        found.setdefault(choice.value, choice)
    return list(found.values())


def urgent_situations(policy: Policy) -> list[Choice]:
    """Return the situations that open the urgent route."""
    return plainly(policy.urgent_situations)


def report(row: StoredIncident) -> Choice:
    """Return a report as a choice: its day, its reference, its first words."""
    return Choice(row.reference, f"{short(localdate(row.happened_at))}, {row.reference}", hint=row.what[:150])


def behaviours(policy: Policy) -> dict[str, tuple[str, list[Choice]]]:
    """Return the behaviours of each family of a policy: by the family's key, its title and its behaviours."""
    words = Words(policy)
    found: dict[str, tuple[str, list[Choice]]] = {}
    for key, answer in policy.catalogue("behaviour").items():
        family = answer.value.family
        inside = found.setdefault(family, (words.name(family), []))[1]
        inside.append(Choice(key, answer.value.title))
    return found


def colleagues(by: Officer) -> Iterator[Choice]:
    """Yield the other staff by name, each by their reference."""
    for one in sorted(staff(by.landlord), key=lambda row: row.user.name):
        if one.user.reference != by.user.reference:
            yield Choice(one.user.reference, one.user.name)
