"""Registers landlords as a Django app."""

from django.apps import AppConfig


class Landlords(AppConfig):
    """Names the app."""

    name = "evenhand.landlords"
    label = "landlords"
