"""Maps the addresses of the acts' forms."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.acts import departure, views

urlpatterns = [
    path("cases/<reference:reference>/acts/<act:act>/", views.act, name="act"),
    path("cases/<reference:reference>/acts/<act:act>/<reference:subject>/", views.act, name="act"),
    path("customers/<reference:reference>/departure/", departure.departure, name="departure"),
]
