"""Serves static files compressed and by hashed names, also those that scripts import."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it ships no types
    """The product's ``STORAGES["staticfiles"]``."""

    support_js_module_import_aggregation = True
