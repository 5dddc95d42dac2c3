"""What the page of a person says to programs."""

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
# What would end the element it stands in, or break the line in old browsers.
_IN_SCRIPTS: Final = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def linked_person(context: template.Context, known: PublicPerson, elsewhere: Iterable[Elsewhere]) -> SafeString:
    """The person as JSON-LD for a script element."""
    thing = person_thing(known, publisher_here(context), [each.address for each in elsewhere if each.address])
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)
    return mark_safe(text)  # noqa: S308 - no sign that HTML knows is left, as in Django's own json_script


@register.simple_tag(takes_context=True)
def permanent_address(context: template.Context, slug: str) -> str:
    """The public address of a person, host and all."""
    return publisher_here(context).person(slug)
