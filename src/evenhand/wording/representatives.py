"""Words the capacity in which a person speaks for a customer."""

STANDINGS = {
    "advocate": "An advocate or adviser",
    "friend": "A friend",
    "relative": "A relative",
    "attorney": "An attorney, under a lasting power",
    "deputy": "A deputy, appointed by the Court of Protection",
    "solicitor": "A solicitor",
    "mp": "Their MP",
    "councillor": "A councillor",
    "other": "Somebody else",
}
