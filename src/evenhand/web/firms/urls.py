"""Maps the addresses of a landlord's firms."""

from django.urls import path

from evenhand.web.firms import views, visit_views, waiting_views

urlpatterns = [
    path("firms/", views.firms, name="firms"),
    path("firms/visits/", visit_views.shared_visits_page, name="shared-visits"),
    path("firms/questions/", waiting_views.further_questions, name="further-questions"),
    path("firms/instructions/", waiting_views.at_firms_page, name="at-firms"),
]
