"""The customer's side: approaches, the account, needs and support, what the customer says of our own people."""

from dataclasses import replace
from typing import cast

from evenhand.casework import details as said
from evenhand.casework.acts.alleging import alleged_beside
from evenhand.casework.acts.rows import customer_named, establish
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.doing import Changed, Doing
from evenhand.contacts import actions as contacts
from evenhand.people import actions as people
from evenhand.policy.facts import Facts
from evenhand.policy.heard import Asking
from evenhand.policy.vocabulary import Act, Channel


def record_contact(doing: Doing) -> Changed:
    """Keep the approach, in the case where there is one."""
    told = cast("said.Contacted", doing.details)
    customer = doing.case.customer if doing.case else customer_named(doing, told.customer)
    assert customer is not None  # noqa: S101  (the form asks for one)
    contact = contacts.record(
        customer,
        doing.case,
        by=doing.by.user,
        at=doing.at,
        happened_at=told.happened_at,
        channel=told.channel,
        by_customer=told.by_customer,
        summary=told.words,
    )
    return Changed(contact.reference, customer=customer.reference, followed=alleged_beside(doing, customer))


def _asking(doing: Doing) -> Facts:
    told = cast("said.AccountSought", doing.details)
    asking = Asking(doing.happened_on, frozenset(Channel(channel) for channel in told.channels))
    return doing.facts.plus(asked=(*doing.facts.asked, asking))


def _going_on(doing: Doing) -> Facts:
    """Return the facts with the question whether to go on without an account."""
    return doing.facts.plus(none_came=not cast("said.Account", doing.details).heard)


def record_account(doing: Doing) -> Changed:
    """Note that the customer was heard, or had a fair time; open an investigation into what they say of our people."""
    changed = establish(doing)
    return replace(changed, followed=alleged_beside(doing, doing.the_case.customer))


def record_needs(doing: Doing) -> Changed:
    """Keep each need that was told; being asked is the fact."""
    told = cast("said.Needs", doing.details)
    for need in told.needs:
        people.record_need(
            doing.the_case.customer,
            kind=need.kind,
            says=need.says,
            unusable=need.unusable_channels,
            by=doing.by.user,
            on=doing.happened_on,
            relook_on=need.relook_on,
        )
    return Changed(facts=("needs_asked", "contributing_issues_asked"))


CHANGES: Changes = {
    Act.RECORD_CONTACT: record_contact,
    Act.DISCUSS: establish,
    Act.SEEK_ACCOUNT: establish,
    Act.RECORD_ACCOUNT: record_account,
    Act.RECORD_NEEDS: record_needs,
    Act.OFFER_SUPPORT: establish,
}


DRAFTS: Drafts = {Act.SEEK_ACCOUNT: _asking, Act.RECORD_ACCOUNT: _going_on}
