"""Names the app of notifications."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Holds what each colleague gets by email or webhook, and what came of it."""

    name = "evenhand.notifications"
    label = "notifications"
