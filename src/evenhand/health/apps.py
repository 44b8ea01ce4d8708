"""Names the app of health and backups."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """Holds when each job last ran."""

    name = "evenhand.health"
    label = "health"
