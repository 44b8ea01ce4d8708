"""Maps the addresses of an appeal's papers."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.appeals import views

urlpatterns = [
    path("cases/<reference:reference>/appeals/<reference:subject>/", views.appeal_pack, name="appeal-pack"),
    path("cases/<reference:reference>/appeals/<reference:subject>.pdf", views.appeal_pack_pdf, name="appeal-pack-pdf"),
]
