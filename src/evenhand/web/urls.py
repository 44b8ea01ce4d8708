"""The addresses of the pages. The acts' forms and the policy browser keep their own."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from evenhand.ui import links as _addresses  # noqa: F401 - registers the converters
from evenhand.web.account import branding, draft_views, settings, views
from evenhand.web.account import views as statements
from evenhand.web.appeals import views as appeal_packs
from evenhand.web.case import complaints
from evenhand.web.case import views as cases
from evenhand.web.customers import views as customers
from evenhand.web.decisions import views as decisions
from evenhand.web.gallery.views import gallery
from evenhand.web.incidents import evidence_views
from evenhand.web.incidents import views as incidents
from evenhand.web.letters import views as notices
from evenhand.web.work import views as work
from evenhand.web.work import workload


def _others(module: str) -> list[URLPattern | URLResolver]:
    return [path("", include(f"{module}.urls"))] if find_spec(module) and find_spec(f"{module}.urls") else []


urlpatterns = [
    path("", work.front, name="my-work"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("drafts/keep/", draft_views.keep, name="keep-draft"),
    path("drafts/throw-away/", draft_views.throw_away, name="throw-away-draft"),
    path("settings/", settings.settings, name="settings"),
    path("signed-in/", settings.stay, name="stay"),
    path("sign-out/", views.sign_out, name="sign-out"),
    *_others("evenhand.web.acts"),
    *_others("evenhand.web.incidents"),
    *_others("evenhand.web.policy"),
    *_others("evenhand.web.adoption"),
    path("", include("evenhand.web.work.leave_urls")),
    path("", include("evenhand.web.work.urls")),
    *_others("evenhand.web.demo"),
    path("workload/", workload.team, name="workload"),
    path("workload.csv", workload.team_file, name="workload-file"),
    path("cases/<reference:reference>/", cases.case, name="case"),
    path("cases/<reference:reference>/complaints/<reference:subject>/", complaints.complaint, name="complaint"),
    path("cases/<reference:reference>/decisions/<int:number>/", decisions.decision, name="decision"),
    path("cases/<reference:reference>/appeals/<reference:subject>/", appeal_packs.appeal_pack, name="appeal-pack"),
    path("cases/<reference:reference>/appeals/<reference:subject>.pdf", appeal_packs.appeal_pack_pdf, name="appeal-pack-pdf"),
    path("incidents/<reference:reference>/", incidents.incident, name="incident"),
    path("incidents/<reference:reference>/evidence/<reference:file>/", evidence_views.saved, name="evidence"),
    path("incidents/<reference:reference>/evidence/<reference:file>/shown/", evidence_views.shown, name="evidence-shown"),
    path("customers/", customers.customer_list, name="customers"),
    path("customers.csv", customers.customers_file, name="customers-file"),
    path("customers/<reference:reference>/", customers.customer, name="customer"),
    path("notices/<reference:reference>/", notices.notice, name="notice"),
    path("notices/<reference:reference>.pdf", notices.notice_pdf, name="notice-pdf"),
    path("livery/colours.css", branding.colours, name="livery-colours"),
    path("livery/logo", branding.logo, name="livery-logo"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    path("gallery", gallery, name="gallery"),
]
