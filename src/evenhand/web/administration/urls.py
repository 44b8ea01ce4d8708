"""Maps the addresses of administration."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.administration import closure_views, homes_views, import_views, landlord_views, people_views

urlpatterns = [
    path("administration/", people_views.index, name="administration"),
    path("administration/people/", people_views.people, name="people"),
    path("administration/people/add/", people_views.add, name="add-person"),
    path("administration/people/import/", import_views.people, name="import-people"),
    path("administration/people/<reference:reference>/", people_views.person, name="person"),
    path("administration/people/<reference:reference>/change/", people_views.change, name="change-person"),
    path("administration/people/<reference:reference>/cover/", people_views.cover, name="cover-person"),
    path("administration/people/<reference:reference>/leave/", people_views.leave, name="end-post"),
    path("administration/closure-days/", closure_views.closures, name="closure-days"),
    path("administration/homes/", homes_views.homes, name="homes"),
    path("administration/homes/add/", homes_views.add_home, name="add-home"),
    path("administration/homes/import/", import_views.homes, name="import-homes"),
    path("administration/customers/add/", homes_views.add_customer, name="add-customer"),
    path("administration/customers/import/", import_views.customers, name="import-customers"),
    path("administration/controllers/", landlord_views.controllers, name="controllers"),
    path("administration/controllers/add/", landlord_views.controller, name="add-controller"),
    path("administration/controllers/<reference:reference>/", landlord_views.controller, name="controller"),
    path("administration/branding/", landlord_views.branding, name="branding"),
]
