"""Maps the addresses of firms: ``/firm/`` for schedulers, ``/p/`` with a link's token for operatives."""

from django.urls import path, register_converter
from django.urls.converters import get_converters

from evenhand.partner import import_views, joining, operative_views, request_views, scheduler_views


class TokenConverter:
    """A link's token: letters, digits, and what is safe in an address."""

    regex = "[A-Za-z0-9_-]{20,100}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


if "link" not in get_converters():
    register_converter(TokenConverter, "link")

urlpatterns = [
    path("firm/", scheduler_views.jobs, name="firm-jobs"),
    path("firm/people/", scheduler_views.people, name="firm-people"),
    path("firm/instructions/", scheduler_views.instructions, name="firm-instructions"),
    path("firm/requests/", request_views.requests, name="firm-requests"),
    path("firm/allegations/", request_views.allegations, name="firm-allegations"),
    path("firm/import/", import_views.import_page, name="firm-import"),
    path("firm/join/<reference:reference>/<link:token>/", joining.join, name="firm-join"),
    path("join/<reference:reference>/<link:token>/", joining.join, name="join"),
    path("p/<link:token>/", operative_views.jobs, name="operative-jobs"),
    path("p/<link:token>/<reference:reference>/", operative_views.job, name="operative-job"),
]
