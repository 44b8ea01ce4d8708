"""Holds the file from which tests set a landlord up."""

FILE = """\
slug: quayside-homes
name: Quayside Homes
nation: england
kind: housing_association
address: 1 Quay Street, Otterford, OT1 1AA
telephone: 01632 960100
emergency_telephone: 01632 960199
text_number: 07700 900100
office_hours: {from: "08:30", until: "17:30"}
closure_days: {"2026-12-24": Christmas Eve}
controllers:
  - name: Quayside Homes Limited
    ico_number: ZA000001
    purpose: to be your landlord
    lawful_basis: we have legal duties as your landlord
    privacy_notice: www.quayside.example/privacy
    officer_email: data@quayside.example
administrator: h.frost
people:
  - {username: i.muir, first_name: Iain, last_name: Muir, title: Head of Policy, capacities: [policy_owner], manager: h.frost}
  - {username: h.frost, first_name: Helen, last_name: Frost, title: Director, capacities: [authoriser, policy_owner]}
"""
