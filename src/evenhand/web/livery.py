"""Where a page finds the landlord's own colour and logo."""

from django.urls import reverse

from evenhand.landlords.queries import Officer, livery_of


def livery(who: Officer) -> dict[str, str]:
    """Return the addresses of the colours and the logo for the frame; they change with what is there, and are kept for long."""
    own = livery_of(who.landlord)
    if own is None:
        return {}
    colours = f"{reverse('livery-colours')}?{own.mark}" if own.colour else ""
    return {"colours": colours, "logo": f"{reverse('livery-logo')}?{own.mark}" if own.logo_kind else ""}
