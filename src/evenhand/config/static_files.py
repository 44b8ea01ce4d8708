"""How static files are served: by hashed names, compressed; what a script imports is named by its hash too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it ships no types
    """The product's ``STORAGES["staticfiles"]``."""

    support_js_module_import_aggregation = True
