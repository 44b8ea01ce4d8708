"""The addresses of the pages before leave."""

from django.urls import path

from evenhand.web.leave import views

urlpatterns = [
    path("leave-and-cover/", views.leave, name="leave"),
    path("leave-and-cover/end/", views.end_cover, name="end-cover"),
    path("leave-and-cover/hand-over/", views.hand_over, name="hand-over"),
]
