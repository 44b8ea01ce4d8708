"""Names the outside body that investigates a complaint, and what has to come first (floor 77)."""

from dataclasses import replace

from evenhand.letters.notice_facts import ContactPoint
from evenhand.wording.letter_words import LetterWords

OUTSIDE = {
    "housing_ombudsman": ContactPoint(
        # It has taken no new case by email since 13 January 2026: a notice on its own pages, read on 29 November 2026, as were
        # landlords' pages for telephone and post. No email address here: a complaint sent to one is not looked at.
        "",
        form="www.housing-ombudsman.org.uk/residents/make-a-complaint",
        phone="0300 111 3000",
        post="Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET",
        note="advice_at_any_time",
    ),
    "local_government_ombudsman": ContactPoint("", phone="0300 061 0614", web="www.lgo.org.uk", note="complaint_first"),
    "public_services_ombudsman_for_wales": ContactPoint(
        "", phone="0300 790 0203", web="www.ombudsman.wales", note="complaint_first"
    ),
    "scottish_public_services_ombudsman": ContactPoint(
        "", phone="0800 377 7330", web="www.spso.org.uk", note="complaint_first"
    ),
    "northern_ireland_public_services_ombudsman": ContactPoint(
        "", phone="0800 34 34 24", web="www.nipso.org.uk", note="complaint_first"
    ),
    "independent_advice": ContactPoint("", web="www.citizensadvice.org.uk", note="no_body"),
}
"""How to reach each body that the floor names for a nation, a landlord and a relationship with it; the note as a code."""


def outside(key: str, words: LetterWords) -> ContactPoint:
    """Return a body by its name, and what has to come first, in the language of the letter."""
    return replace(OUTSIDE[key], name=words.body(key), note=words.say(OUTSIDE[key].note))
