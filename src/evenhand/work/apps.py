"""Django's registration of this app."""

from django.apps import AppConfig


class Work(AppConfig):
    """Names the app."""

    name = "evenhand.work"
    label = "work"

    def ready(self) -> None:
        """Let drafts about somebody go with their words."""
        from evenhand.journal.actions import ALSO_ERASED  # noqa: PLC0415 - rows exist only now
        from evenhand.work.actions import erase_about  # noqa: PLC0415 - likewise

        ALSO_ERASED.add(erase_about)
