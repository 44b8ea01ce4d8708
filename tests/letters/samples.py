"""Facts for every part of a notice, from an invented landlord to an invented customer."""

from dataclasses import replace
from datetime import date
from typing import Any

from evenhand.letters.blocks import Address, DetailRow, Sender, text
from evenhand.letters.contents import ContactPoint, CustomerSide, NoticeFacts, NoticePart

RIVERBANK = Sender(
    "Riverbank Homes",
    Address(("Weir House", "Mill Lane", "Otterford", "OT1 0ZZ")),
    (
        DetailRow("Phone", text("01632 960100")),
        DetailRow("Email", text("hello@riverbank.example")),
        DetailRow("Web", text("www.riverbank.example")),
    ),
)
OKAFOR = Address(("Ms Ada Okafor", "Flat 2", "14 Sample Street", "Otterford", "OT2 0ZZ"))
EVERY_PART = tuple(NoticePart)

COMPLETE = NoticeFacts(
    sender=RIVERBANK,
    recipient=OKAFOR,
    written_on=date(2026, 8, 3),
    reference="EV-7KQ2XP",
    greeting="Ms Okafor",
    policy=(
        "our Unacceptable customer actions policy (clauses 2.1, 3.2 and 4.3), "
        "which you can read at www.riverbank.example/policies or ask us to send you"
    ),
    reached_at=OKAFOR.lines[1:],
    behaviour=(
        "On Tuesday 14 July 2026, by phone, you shouted at Sam Whitlock and said you would “make sure he never works again”.",
        "On Friday 17 July 2026 you sent eleven emails between 9am and noon. Three of them insulted the same man.",
    ),
    behaviour_kinds=("Aggressive or abusive actions (clause 2.1)",),
    why_unacceptable=(
        "The member of staff was left shaken and could not go on with his work that day. Everybody who works for us has a "
        "right to be safe and to be treated with respect, whatever has gone wrong."
    ),
    evidence=(
        "the recording of the call of 14 July 2026",
        "the eleven emails of 17 July 2026",
        "the report that Sam Whitlock wrote on the same day",
    ),
    your_account=CustomerSide(
        words="The leak had been coming through the kitchen ceiling for three weeks. Nobody rang me back.\n"
        "I was at the end of my rope. I should not have shouted.",
        answer="You were right about the delay: the repair was 12 days late, and we have apologised for that separately. "
        "We took it into account. It does not make the threat acceptable, but it is a reason why this decision is limited "
        "in time and leaves repairs untouched.",
    ),
    reasons=(
        "We wrote to you on 29 May 2026 about two earlier calls and asked you to stop. That did not change things.",
        "A named contact and a weekly reply will get your questions answered, and keep our staff safe from abuse by phone.",
    ),
    outcome="We find that what happened on 14 and 17 July 2026 was unacceptable under our policy.",
    what_is_decided=(
        "For matters other than those listed under “What stays open to you”, you may contact us by email only.",
        "Please send these emails to Priya Shah. She answers them once a week, on Fridays.",
        "Our phone lines and our reception will ask you to use email for such matters.",
    ),
    service_implications=(
        "your repairs go on as before, and repairs that are due keep their dates",
        "our usual answer time of two working days becomes one answer each week",
    ),
    from_when=date(2026, 8, 10),
    until_when=date(2027, 2, 3),
    review_when=date(2026, 11, 3),
    next_review=date(2027, 1, 15),
    what_stays_open=(
        "report a repair, or anything dangerous in your home, by phone or in any other way",
        "make a complaint, take one further, or complain about a member of staff",
        "tell us about somebody who is at risk of harm",
        "ask for an adjustment, give your side, appeal, or ask for what we hold about you",
        "have somebody speak for you: a friend, an adviser, a councillor, an MP or a solicitor",
    ),
    emergencies="0808 157 0199",
    how_to_ask_for_adjustment=(
        "ring Tom Reed on 01632 960114",
        "email adjustments@riverbank.example",
        "ask anybody who works for us to write it down for you",
    ),
    how_to_appeal=(
        "email appeals@riverbank.example",
        "write to Appeals, Riverbank Homes, Weir House, Mill Lane, Otterford OT1 0ZZ",
        "ring 01632 960120 and tell us: we write it down and read it back to you",
    ),
    appeal_grounds=(
        "we got the facts wrong",
        "what we decided is more than is needed",
        "your circumstances make it harder for you than it would be for others",
    ),
    correct_or_complain=(
        "ask us to correct what we hold about you: ring 01632 960150",
        "complain about what we decided: ring 01632 960100",
    ),
    appeal_by_when=date(2026, 8, 28),
    who_hears_appeal="Sana Malik, Assistant Director of Housing",
    appeal_answer="You will have a written answer within 10 working days of the day on which we get your appeal.",
    ombudsman=ContactPoint(
        "The Housing Ombudsman Service",
        phone="0808 157 0300",
        web="www.ombudsman.example",
        note="You can go to it once we have answered your appeal or your complaint, and ask it for advice at any time",
    ),
    who_decided=ContactPoint("Dana Field", role="Service Manager, Tenancy Services"),
    contact_person=ContactPoint(
        "Priya Shah", role="customer relations officer", phone="01632 960112", email="priya.shah@riverbank.example"
    ),
    equality_considered=(
        "You told us that you have had migraines since the spring, and that long phone calls bring them on. We considered "
        "this, and your right to a home and a private life. Email suits you better than the phone, as you said yourself; if "
        "that changes, tell us and we will change the arrangement."
    ),
    who_sees_it=(
        "staff who answer calls and emails, who see only what to do",
        "the managers who decide on it and review it",
    ),
    how_removed="It comes off your record on the day after it ends. We keep this letter for six years, and then destroy it.",
    independent_advice=(
        ContactPoint("Otterford Advice Centre", phone="01632 960140", web="www.otterford-advice.example"),
        ContactPoint("County Tenants Helpline", phone="0808 157 0144"),
    ),
    home_at_risk=(
        "If you threaten staff again, we may ask a court to act on your tenancy agreement, and you could lose your home. "
        "We would write to you before that, and we would much rather not come to it."
    ),
    support=(
        "Tenancy support at Riverbank Homes: 01632 960130",
        "Otterford Listening, for talking things through: 0808 157 0177",
    ),
    expected_behaviour=(
        "speak and write to our staff without threats and insults, also when you are angry with us",
        "put your questions for the week into one email",
    ),
    formats=("large print", "Braille", "audio", "Easy Read", "another language, in writing or through an interpreter"),
    data_rights=ContactPoint(
        "the Data Protection Officer",
        phone="01632 960150",
        email="privacy@riverbank.example",
        note="Our privacy notice is at www.riverbank.example/privacy",
    ),
)

BLANK = NoticeFacts(
    sender=RIVERBANK, recipient=OKAFOR, written_on=date(2026, 8, 3), reference="EV-7KQ2XP", greeting="Ms Okafor"
)


def facts(**values: Any) -> NoticeFacts:
    """Return the complete facts with some values changed."""
    return replace(COMPLETE, **values)
