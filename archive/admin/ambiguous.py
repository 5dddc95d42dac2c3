"""A name that several people bear says so wherever it stands at the desk."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import ngettext


def badge(alias: Any, bearers: int | None = None) -> str:
    """How many others bear the name, leading to all of them; empty where nobody does. The alias comes from
    `with_bearers()`, or its bearers are given."""
    borne = getattr(alias, "bearers", 0) if bearers is None else bearers
    others = (borne or 0) - (alias.person_id is not None)
    if others < 1:
        return ""
    words = ngettext("%(n)s other", "%(n)s others", others) % {"n": others}
    everybody = f"{reverse('admin:archive_alias_changelist')}?{urlencode({'q': alias.form})}"
    return format_html('<a class="badge" href="{}">{}</a>', everybody, words)
