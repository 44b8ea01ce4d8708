"""Maps the addresses: every page is in ``web``; a request that cannot be read is answered here."""

from django.urls import include, path

urlpatterns = [path("", include("evenhand.web.urls"))]
handler400 = "evenhand.config.requests.bad_request"
