"""Maps the addresses of incidents, their files and their corrections."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.incidents import corrections, evidence_views, report_acts, report_views, signpost, views

urlpatterns = [
    path("incidents/new/", report_views.log_incident, name="log-incident"),
    path("incidents/<reference:reference>/logged/", report_views.logged, name="incident-logged"),
    path("incidents/<reference:reference>/add/", report_views.add, name="add-to-incident"),
    path("incidents/<reference:reference>/ended/", report_acts.ended, name="contact-ended"),
    path("incidents/<reference:reference>/protect/", report_acts.protect, name="protect-worker"),
    path("incidents/<reference:reference>/open-case/", report_views.open_case, name="open-case"),
    path("incidents/<reference:reference>/where-it-belongs/", signpost.elsewhere, name="where-it-belongs"),
    path("incidents/<reference:reference>/", views.incident, name="incident"),
    path("incidents/<reference:reference>/evidence/<reference:file>/", evidence_views.saved, name="evidence"),
    path("incidents/<reference:reference>/evidence/<reference:file>/shown/", evidence_views.shown, name="evidence-shown"),
    path("incidents/<reference:reference>/evidence/<reference:file>/elsewhere/", corrections.file, name="file-elsewhere"),
    path("incidents/<reference:reference>/evidence/<reference:file>/delete/", corrections.delete_file, name="delete-file"),
    path("incidents/<reference:reference>/elsewhere/", corrections.incident, name="incident-elsewhere"),
    path("contacts/<reference:reference>/elsewhere/", corrections.contact, name="contact-elsewhere"),
]
