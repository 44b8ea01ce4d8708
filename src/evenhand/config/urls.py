"""Maps the addresses: pages are in ``web``, the API in ``api``; a request that cannot be read is answered here."""

from django.urls import include, path

urlpatterns = [path("", include("evenhand.web.urls")), path("", include("evenhand.api.urls"))]
handler400 = "evenhand.config.requests.bad_request"
