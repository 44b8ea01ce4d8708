"""Prints the OpenAPI document: ``EVENHAND_DEMO=1 python -m evenhand.api > docs/api/openapi.json``."""

import json
import os
import sys

import django


def document() -> str:
    """Return the document, as the file in docs/api holds it. Django has been set up."""
    from evenhand.api.urls import api  # noqa: PLC0415 - it imports models, which Django sets up first

    found = api.get_openapi_schema(path_prefix="api/v1/")
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    django.setup()
    sys.stdout.write(document())
