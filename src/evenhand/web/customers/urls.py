"""Maps the addresses of customers."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.customers import contact_views, find_views, opening_views, protection_views, stay_views, views

urlpatterns = [
    path("find/", find_views.find, name="find"),
    path("customers/", views.customer_list, name="customers"),
    path("customers.csv", views.customers_file, name="customers-file"),
    path("customers/<reference:reference>/", views.customer, name="customer"),
    path("customers/<reference:reference>/contact/", contact_views.before, name="before-contact"),
    path("contact-openings/<str:secret>/", opening_views.opening, name="contact-opening"),
    path("customers/<reference:reference>/stays/", stay_views.stays, name="stays"),
    path("customers/<reference:reference>/address/", protection_views.protect, name="protect-address"),
]
