"""Builds a small invented policy, or one whose second clause gives chosen answers."""

from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import read, shipped

HEAD = """\
pack: shape
landlord: A landlord
title: A policy
version: "1"
source: {title: A policy}
roles:
  manager: {title: Manager, rank: 2}
  director: {title: Director, rank: 3}
teams: {resident_services: Resident Services}
committees: {board: Board}
parties: {ward_councillors: Ward councillors}
clauses:
  - number: "1"
    demands:
      - says: One kind of conduct, one measure and one marker.
        answers:
          behaviour.family: {key: conduct, title: Conduct}
          behaviour: {key: shouting, title: Shouting, family: conduct}
          measure: {key: limit, title: Limit, kind: contact_restriction, terms: {named_contact: {required: true}}}
          marker: {key: note, title: Note}
"""


def saying(*answers: str) -> Policy:
    """Return a policy whose clause 2 gives these answers, one demand each."""
    demands = "".join(f"      - says: It says so.\n        answers:\n          {answer}\n" for answer in answers)
    return Policy(floor=shipped("floor"), pack=read(f'{HEAD}  - number: "2"\n    demands:\n{demands}'))
