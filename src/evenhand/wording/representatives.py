"""As what somebody speaks for a customer, in plain words."""

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
