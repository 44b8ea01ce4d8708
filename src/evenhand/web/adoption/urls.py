"""Maps the addresses of adopting."""

from django.urls import path

from evenhand.ui import links as _addresses  # noqa: F401 - registers the converters
from evenhand.web.adoption import duty_views, views

urlpatterns = [
    path("adoptions/", views.index, name="adoptions"),
    path("adoptions/answer/<slug:question>/", views.answer, name="adopt-answer"),
    path("adoptions/instead/<int:place>/", views.instead, name="adopt-instead"),
    path("adoptions/reading/<slug:key>/", views.read, name="adopt-reading"),
    path("adoptions/duties/", duty_views.duties, name="policy-duties"),
    path("adoptions/version/", views.version, name="adopt-version"),
    path("adoptions/<reference:reference>/", views.proposal, name="adoption"),
]
