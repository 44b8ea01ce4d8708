"""What everybody may read: how accessible the product is, and what it keeps of people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "web/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """Show what is kept of people, and why."""
    return render(request, "web/privacy.html")
