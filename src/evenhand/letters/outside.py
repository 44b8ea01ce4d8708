"""Names the body outside the landlord that looks into a complaint, and what has to come first (floor 77)."""

from evenhand.letters.notice_facts import Contact

_FIRST = "It looks into a complaint once our complaints procedure has answered it."
OUTSIDE = {
    "housing_ombudsman": Contact(
        "Housing Ombudsman Service",
        # It has taken no new case by email since 13 January 2026: a notice on its own pages, read on 29 November 2026, as were
        # landlords' pages for telephone and post. No email address here: a complaint sent to one is not looked at.
        form="www.housing-ombudsman.org.uk/residents/make-a-complaint",
        phone="0300 111 3000",
        post="Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET",
        note=f"You can ask it for advice at any time. {_FIRST}",
    ),
    "local_government_ombudsman": Contact(
        "Local Government and Social Care Ombudsman", phone="0300 061 0614", web="www.lgo.org.uk", note=_FIRST
    ),
    "public_services_ombudsman_for_wales": Contact(
        "Public Services Ombudsman for Wales", phone="0300 790 0203", web="www.ombudsman.wales", note=_FIRST
    ),
    "scottish_public_services_ombudsman": Contact(
        "Scottish Public Services Ombudsman", phone="0800 377 7330", web="www.spso.org.uk", note=_FIRST
    ),
    "northern_ireland_public_services_ombudsman": Contact(
        "Northern Ireland Public Services Ombudsman", phone="0800 34 34 24", web="www.nipso.org.uk", note=_FIRST
    ),
    "independent_advice": Contact(
        "Citizens Advice",
        web="www.citizensadvice.org.uk",
        note=(
            "No ombudsman looks into complaints of somebody who neither rents nor leases from us, nor did so, nor has applied "
            "for a home of ours. It can tell you what else you can do."
        ),
    ),
}
"""By the body that the floor names for a nation, a kind of landlord and a relationship with it."""
