"""Faster templates: nothing is rendered for HEAD, and plain strings take a short path.

A page has hundreds of variables and translated strings, nearly all of them plain text. Django checks each for
localization of dates and numbers, and for pending translation.
"""

from html import escape
from typing import Any

from django.http import HttpRequest
from django.template import Origin
from django.template.backends.django import DjangoTemplates
from django.template.backends.django import Template as Wrapped
from django.template.base import Template, Variable, VariableNode
from django.template.context import Context
from django.template.loaders import cached
from django.template.loaders.base import Loader
from django.templatetags.i18n import TranslateNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language


class Unread(Wrapped):
    """A template that renders nothing for HEAD."""

    def render(self, context: Any = None, request: HttpRequest | None = None) -> Any:
        if request is not None and request.method == "HEAD":
            return ""
        return super().render(context, request)


class HeadsAlone(DjangoTemplates):
    """Django's template engine with `Unread` templates."""

    def get_template(self, template_name: str) -> Unread:
        return Unread(super().get_template(template_name).template, self)


class PlainVariable(VariableNode):
    """A variable node equivalent to Django's that skips localization for strings."""

    def render(self, context: Context) -> str:
        """Return the value, escaped unless safe."""
        value = self.filter_expression.resolve(context)
        if type(value) is SafeString:
            return value
        if type(value) is str:
            return escape(value) if context.autoescape else value
        return str(super().render(context))


class PlainSentence(TranslateNode):
    """A translation node with a literal string, translated once per language."""

    said: dict[str | None, str]

    def render(self, context: Context) -> str:
        """Return the string in the active language."""
        language = get_language()
        if language not in self.said:
            self.said[language] = str(super().render(context))
        return self.said[language]


def quickened(template: Template) -> Template:
    """Replace plain variables and strings in the template by the faster nodes."""
    for node in template.nodelist.get_nodes_by_type(VariableNode):
        if type(node) is VariableNode:
            node.__class__ = PlainVariable
    for node in template.nodelist.get_nodes_by_type(TranslateNode):
        if type(node) is TranslateNode and _is_plain(node):
            node.__class__ = PlainSentence
            vars(node)["said"] = {}
    return template


def _is_plain(node: TranslateNode) -> bool:
    """Whether the node translates a literal without filters or options."""
    words = node.filter_expression
    given = words.var.literal is not None if isinstance(words.var, Variable) else False
    return given and not (words.filters or node.asvar or node.message_context or node.noop)


class Quickened(Loader):
    """Django's loader with `quickened` templates."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        return quickened(super().get_template(template_name, skip))


class Kept(cached.Loader, Quickened):
    """The cached version of the loader."""
