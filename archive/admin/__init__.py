"""The desk: curators, reviewers and name editors at work. The admin asks, the rooms do."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.utils.translation import gettext_lazy
from taggit.models import Tag

from archive.admin import (
    accounts,
    aliases,
    decisions,
    documents,
    headings,
    imprint,
    people,
    picking,
    runs,
    signing_in,
    suggestions,
)

__all__ = [
    "accounts", "aliases", "decisions", "documents", "headings", "imprint", "people", "picking", "runs", "signing_in",
    "suggestions",
]  # fmt: skip

# Topics are our tags; taggit's own list would stand beside them, empty, and merge what we never merge.
admin.site.unregister(Tag)
# Secrets and sessions are their owners'; no list of the desk shows them.
admin.site.unregister([EmailAddress, Authenticator, UserSession])
admin.site.site_header = admin.site.site_title = "Sobriquet"
admin.site.enable_nav_sidebar = False
admin.site.index_title = gettext_lazy("The desk")
admin.site.autocomplete_view = picking.pick  # type: ignore[method-assign]
