"""The addresses of the acts' forms, and of the pages before there is a case."""

from django.urls import path

from evenhand.ui import links as _addresses  # noqa: F401 - registers the converters
from evenhand.web.acts import belonging, departing, page, reports, wrong_person

urlpatterns = [
    path("cases/<reference:reference>/acts/<act:act>/", page.act, name="act"),
    path("cases/<reference:reference>/acts/<act:act>/<reference:subject>/", page.act, name="act"),
    path("incidents/new/", reports.log_incident, name="log-incident"),
    path("incidents/<reference:reference>/logged/", reports.logged, name="incident-logged"),
    path("incidents/<reference:reference>/add/", reports.add, name="add-to-incident"),
    path("incidents/<reference:reference>/open-case/", reports.open_case, name="open-case"),
    path("incidents/<reference:reference>/where-it-belongs/", belonging.elsewhere, name="where-it-belongs"),
    path("customers/<reference:reference>/departure/", departing.departure, name="departure"),
    path("incidents/<reference:reference>/evidence/<reference:file>/elsewhere/", wrong_person.file, name="file-elsewhere"),
    path("incidents/<reference:reference>/evidence/<reference:file>/delete/", wrong_person.delete_file, name="delete-file"),
    path("incidents/<reference:reference>/elsewhere/", wrong_person.incident, name="incident-elsewhere"),
    path("contacts/<reference:reference>/elsewhere/", wrong_person.contact, name="contact-elsewhere"),
]
