"""Django's own `url`, for every template: an address is worked out once for a language, and its key then filled in.

A page of a person has two hundred addresses; working them out took a third of its time.
"""

import re
from functools import lru_cache
from typing import Any, Final

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.html import escape
from django.utils.translation import get_language

register = template.Library()
_KEY: Final = "key"
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+")  # what stands in an address as it is, whatever takes it there


class Addressed(URLNode):
    """The address of a view of this archive, as Django's own node writes it."""

    def render(self, context: template.Context) -> str:
        """The address; Django's own node answers for what is not to be had from a known one."""
        view = self.view_name.resolve(context)
        if self.kwargs or self.asvar or len(self.args) > 1 or ":" in view:
            return str(super().render(context))
        given = [arg.resolve(context) for arg in self.args]
        found = _known(view, given, get_language(), get_script_prefix())
        if found is None:
            return str(super().render(context))
        return escape(found) if context.autoescape else found


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """Django's own tag, whose addresses are remembered."""
    node = parsed(parser, token)
    return Addressed(node.view_name, node.args, node.kwargs, node.asvar)


def _known(view: str, given: list[Any], language: str | None, prefix: str) -> str | None:
    if not given:
        return _plain(view, language, prefix)
    around = _around(view, language, prefix)
    key = given[0]
    if around is None or not isinstance(key, str) or not _PLAIN.fullmatch(key):
        return None
    return f"{around[0]}{key}{around[1]}"


@lru_cache(maxsize=512)
def _plain(view: str, _language: str | None, _prefix: str) -> str:
    return reverse(view)


@lru_cache(maxsize=512)
def _around(view: str, _language: str | None, _prefix: str) -> tuple[str, str] | None:
    """What stands before and after a key; None for a view that takes none of its kind."""
    try:
        before, _, after = reverse(view, args=[_KEY]).rpartition(_KEY)
    except NoReverseMatch:
        return None
    return before, after
