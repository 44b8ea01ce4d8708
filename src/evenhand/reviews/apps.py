"""Registers reviews as a Django app."""

from django.apps import AppConfig


class Reviews(AppConfig):
    """Names the app."""

    name = "evenhand.reviews"
    label = "reviews"
