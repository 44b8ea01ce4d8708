"""Registers referrals as a Django app."""

from django.apps import AppConfig


class Referrals(AppConfig):
    """Names the app."""

    name = "evenhand.referrals"
    label = "referrals"
