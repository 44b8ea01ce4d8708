"""A small valid invented policy, for commands to read and tests to spoil."""

PACK = """\
pack: brackenfell
landlord: Brackenfell Homes
title: Conduct policy
version: "2026.1"
source: {title: "Invented"}
effective: {from: 2026-01-05}
own_review_on: "2027-01"
roles:
  officer: {title: Officer, rank: 1}
  manager: {title: Manager, rank: 2, team: housing}
teams: {housing: Housing team}
parties: {legal: Legal team}
tiers: {contact: Contact}
clauses:
  - number: "1.1"
    title: Behaviour
    demands:
      - says: Threats.
        answers:
          behaviour.family: {key: abuse, title: Abuse}
          behaviour: {key: threats, title: Threats, family: abuse}
      - says: A warning comes first in most cases.
        strength: should
        answers:
          precondition: {requires: [warned], before: [propose], unless: [urgent]}
  - number: "1.2"
    demands:
      - says: One person answers.
        answers:
          measure:
            key: one_person
            title: One person answers
            kind: contact_restriction
            tier: contact
            terms: {named_contact: {required: true}, replies_per: {}}
          duration: {for: {tiers: [contact]}, most: {value: 6, unit: months}}
      - says: A manager decides after asking the legal team.
        answers:
          authority: {act: authorise, for: {tiers: [contact]}, by: {roles: [manager], team: housing}}
          consultation: {parties: [legal]}
        reading:
          key: asking
          question: Must they agree?
          options:
            - {key: "yes", says: "They must.", answers: {audit: {by: {roles: [manager]}, looks_at: [cases]}}}
            - {key: "no", says: They are asked., answers: {}}
"""
