"""Django's registration of this app."""

from django.apps import AppConfig


class Reviews(AppConfig):
    """Names the app."""

    name = "evenhand.reviews"
    label = "reviews"
