"""The addresses of the pages before leave."""

from django.urls import path

from evenhand.web.work import leave_views

urlpatterns = [
    path("leave-and-cover/", leave_views.leave, name="leave"),
    path("leave-and-cover/end/", leave_views.end_cover, name="end-cover"),
    path("leave-and-cover/hand-over/", leave_views.hand_over, name="hand-over"),
]
