"""Maps the addresses of a landlord's own settings."""

from django.urls import path

from evenhand.web.landlord import health_views, message_views, views

urlpatterns = [
    path("landlord/", views.landlord, name="landlord"),
    path("landlord/health/", health_views.health, name="health"),
    path("landlord/messages/", message_views.unsettled_messages, name="unsettled-messages"),
]
