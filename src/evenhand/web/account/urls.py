"""Maps the addresses of signing in, drafts, settings and the public statements."""

from django.urls import path

from evenhand.web.account import branding, draft_views, password_views, settings, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("drafts/keep/", draft_views.keep, name="keep-draft"),
    path("drafts/throw-away/", draft_views.throw_away, name="throw-away-draft"),
    path("settings/", settings.settings, name="settings"),
    path("settings/password/", password_views.change, name="change-password"),
    path("signed-in/", settings.stay, name="stay"),
    path("branding/colours.css", branding.colours, name="branding-colours"),
    path("branding/logo", branding.logo, name="branding-logo"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
