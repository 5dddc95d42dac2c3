"""The badge of ambiguous names, shown next to them everywhere in the admin."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import ngettext


def badge(alias: Any, bearers: int | None = None) -> str:
    """Return the number of other bearers as a link to all of them; "" if there are none.

    The alias comes from `with_bearers()`, or `bearers` is given.
    """
    borne = getattr(alias, "bearers", 0) if bearers is None else bearers
    others = (borne or 0) - (alias.person_id is not None)
    if others < 1:
        return ""
    words = ngettext("%(n)s other", "%(n)s others", others) % {"n": others}
    everybody = f"{reverse('admin:archive_alias_changelist')}?{urlencode({'q': alias.form})}"
    return format_html('<a class="badge" href="{}">{}</a>', everybody, words)
