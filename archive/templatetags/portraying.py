"""Machine-readable data on the page of a person."""

import json
from collections.abc import Iterable
from typing import Final

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.documents.public_people import PublicPerson
from archive.interchange.writing.person_jsonld import person_thing
from archive.templatetags.citing import publisher_here
from archive.web.people.elsewhere import Elsewhere

register = template.Library()
# Characters that could end the script element, or are line terminators in old browsers.
_IN_SCRIPTS: Final = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def linked_person(context: template.Context, known: PublicPerson, elsewhere: Iterable[Elsewhere]) -> SafeString:
    """Render the person as JSON-LD for a script element."""
    thing = person_thing(known, publisher_here(context), [each.address for each in elsewhere if each.address])
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)
    return mark_safe(text)  # noqa: S308 - characters special in HTML are escaped, as in Django's json_script


@register.simple_tag(takes_context=True)
def permanent_address(context: template.Context, slug: str) -> str:
    """Return the absolute URL of a person."""
    return publisher_here(context).person(slug)
