"""The desk: the Django admin for curators, reviewers and name editors.

Admin code parses requests and renders; the other packages do the work.
"""

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

# Topics replace taggit's tags; taggit's own admin would show an empty list and unsupported merging.
admin.site.unregister(Tag)
# Second factors and sessions belong to their owners; the admin does not list them.
admin.site.unregister([EmailAddress, Authenticator, UserSession])
