"""Maps the addresses of the policy browser."""

from django.urls import path

from evenhand.web.policy import views

urlpatterns = [
    path("policy/", views.index, name="policy"),
    path("policy/compare/", views.compare, name="policy-compare"),
    path("policy/<slug:slug>/", views.pack, name="policy-pack"),
    path("policy/<slug:slug>/remarks/", views.remarks, name="policy-remarks"),
    path("policy/<slug:slug>/<str:number>/", views.clause, name="policy-clause"),
]
