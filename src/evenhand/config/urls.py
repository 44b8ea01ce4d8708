"""Maps the addresses to the edges: pages, those of firms, the API. What cannot be read is answered here."""

from django.urls import include, path

urlpatterns = [path("", include(f"evenhand.{edge}.urls")) for edge in ("web", "partner", "api")]
handler400 = "evenhand.config.requests.bad_request"
