"""Shows the page of words: what each one means here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.glossary import GLOSSARY


@require_safe
@signed_in
def index(request: OfficerRequest) -> HttpResponse:
    """Show each word and its meaning, in alphabetical order; each has a link."""
    rows = [{"anchor": slugify(word), "word": word, "means": means} for word, means in sorted(GLOSSARY.items())]
    return render(request, "web/words/index.html", {"rows": rows})
