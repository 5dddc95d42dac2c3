"""The desk: curators, reviewers and name editors at work. The admin asks, the rooms do."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from taggit.models import Tag

from archive.admin import (
    accounts,
    aliases,
    decisions,
    documents,
    headings,
    imprint,
    people,
    runs,
    signing_in,
    suggestions,
)

__all__ = [
    "accounts", "aliases", "decisions", "documents", "headings", "imprint", "people", "runs", "signing_in",
    "suggestions",
]  # fmt: skip

# Topics are our tags; taggit's own list would stand beside them, empty, and merge what we never merge.
admin.site.unregister(Tag)
# Secrets and sessions are their owners'; no list of the desk shows them.
admin.site.unregister([EmailAddress, Authenticator, UserSession])
