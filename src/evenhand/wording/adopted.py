"""Words a house choice from its value, so that the sentence and the value cannot differ."""

SENTENCES = {
    "who-decides-that-the-policy-is-used": "{Value} decides that the policy is used.",
    "who-authorises-a-measure": "{Value} authorises measures.",
    "who-authorises-a-marker": "{Value} authorises markers.",
    "who-hears-an-appeal": "{Value} with no part in the decision hears appeals.",
    "who-may-accept-an-appeal-out-of-time": "{Value} may accept a late appeal.",
    "who-may-depart-from-a-should": "{Value} may depart from a “should”, with a reason.",
    "how-long-a-customer-has-to-give-an-account": "A customer has {value} to give an account.",
    "how-long-a-measure-lasts": "A measure usually lasts {value}.",
    "how-often-a-measure-is-looked-at-again": "A measure is reviewed every {each}.",
    "how-often-a-marker-is-looked-at-again": "A marker is reviewed every {each}.",
    "by-when-an-appeal-is-asked-for": "An appeal is asked for within {value} of the letter.",
    "by-when-an-appeal-is-answered": "An appeal is answered within {value}.",
    "by-when-a-request-to-end-a-measure-is-answered": "A request to end a measure is answered within {value}.",
    "by-when-a-request-to-remove-a-marker-is-answered": "A request to remove a marker is answered within {value}.",
    "by-when-it-is-decided-to-hold-back": "Whether to hold a measure back for an appeal is decided within {value}.",
    "by-when-a-request-for-an-adjustment-is-answered": "A request for an adjustment is answered within {value}.",
    "from-which-day-the-answer-to-an-appeal-counts": "The time for answering an appeal counts from {value}.",
    "whose-conduct-counts": "The conduct of these people counts: {value}.",
    "who-it-protects": "The policy protects these people: {value}.",
    "which-customers-it-reaches": "The policy reaches these customers: {value}.",
}
"""A sentence for each question that a plain form asks. ``each``: an interval after "every", such as "month" or "2 months"."""
DAYS = {"receipt": "the day of receipt", "day_after_receipt": "the day after receipt"}
