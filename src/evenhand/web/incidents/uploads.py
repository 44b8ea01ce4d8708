"""How uploads arrive: of a file that is too large no more is kept than what is allowed, however long it goes on."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from evenhand.incidents.files import MOST_BYTES


class Bounded(TemporaryFileUploadHandler):
    """Keeps the beginning of a file on disk. Its size is what was sent, so that the form can say that it is too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what still fits."""
        if start < MOST_BYTES:
            super().receive_data_chunk(raw_data, start)
