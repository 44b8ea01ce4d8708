"""Stops reading an upload once it exceeds the size limit."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from evenhand.incidents.files import MOST_BYTES


class Bounded(TemporaryFileUploadHandler):
    """Stores the beginning of a file on disk. Its size is that of the upload, so that the form can refuse it."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Store what still fits."""
        if start < MOST_BYTES:
            super().receive_data_chunk(raw_data, start)
