"""Maps the addresses of the demo's own pages."""

from django.urls import path

from evenhand.web.demo import views

urlpatterns = [
    path("start/", views.start, name="start"),
    path("start/step/", views.begin, name="start-step"),
    path("start/as/", views.try_as, name="start-as"),
    path("start/clock/", views.move_clock, name="start-clock"),
    path("start/again/", views.again, name="start-again"),
]
