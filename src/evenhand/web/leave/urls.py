"""The address of the page before leave."""

from django.urls import path

from evenhand.web.leave.views import leave

urlpatterns = [path("leave-and-cover/", leave, name="leave")]
