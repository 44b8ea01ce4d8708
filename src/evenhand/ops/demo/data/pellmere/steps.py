"""Defines how a case goes at Pellmere under Clarion's policy: two endorse, a specialist manager decides."""

from evenhand.casework.details.letters import Issued, Served
from evenhand.ops.demo.data.story import Story
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act

MANAGER, SPECIALIST, DECIDER, REVIEWER = "yvonne.baptiste", "arjun.nair", "sheila.tomlin", "robert.ayling"


class PellmereStory(Story):
    """Anybody requests, a manager endorses, the specialists check it and inform the customer (8 and 9)."""

    usual_reporter = "nia.prosser"
    usual_owner = "callum.strand"

    def endorse(self, measure: str, manager: str, specialist: str = "") -> None:
        """Have a request endorsed by the manager, and then by the specialists where they comment."""
        self.days_on(1).sign(Act.ENDORSE, MANAGER, manager, measure)
        if specialist:
            self.days_on(1).sign(Act.ENDORSE, SPECIALIST, specialist, measure)

    def impose(self, measure: str, because: str, *, how: str = "email") -> None:
        """Approve it, and let the specialists inform the customer."""
        self.days_on(1).sign(Act.AUTHORISE, DECIDER, because, measure)
        self.do(SPECIALIST, Act.IMPOSE, Issued(contact_person="Arjun Nair"), measure)
        self.do(SPECIALIST, Act.SERVE, Served(how=how), measure)

    def ask_for(self, key: str, terms: Terms, why: str, *, lasting: int = 85) -> str:
        """Request a restriction, reviewed on its last day."""
        return self.propose(key, terms, why, review_in=lasting, until_in=lasting)
