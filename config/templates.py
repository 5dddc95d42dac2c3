"""Templates that are written sooner: nothing for who asks for the head of a page alone, and plain words straight away.

A page has hundreds of variables and sentences, nearly all of them texts. Django asks of each whether it is a date or a
number that this country writes in its own way, and whether it is still to be translated.
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
    """A template that stays unwritten for HEAD."""

    def render(self, context: Any = None, request: HttpRequest | None = None) -> Any:
        if request is not None and request.method == "HEAD":
            return ""
        return super().render(context, request)


class HeadsAlone(DjangoTemplates):
    """Django's own templates, with the one difference."""

    def get_template(self, template_name: str) -> Unread:
        return Unread(super().get_template(template_name).template, self)


class PlainVariable(VariableNode):
    """A variable, as Django's own node writes it; a text without a look at what else it might be."""

    def render(self, context: Context) -> str:
        """What it holds, escaped unless it is safe."""
        value = self.filter_expression.resolve(context)
        if type(value) is SafeString:
            return value
        if type(value) is str:
            return escape(value) if context.autoescape else value
        return str(super().render(context))


class PlainSentence(TranslateNode):
    """A sentence that stands in a template, translated once for each language."""

    said: dict[str | None, str]

    def render(self, context: Context) -> str:
        """The sentence in the language now spoken."""
        language = get_language()
        if language not in self.said:
            self.said[language] = str(super().render(context))
        return self.said[language]


def quickened(template: Template) -> Template:
    """The template, whose plain variables and sentences are written straight away."""
    for node in template.nodelist.get_nodes_by_type(VariableNode):
        if type(node) is VariableNode:
            node.__class__ = PlainVariable
    for node in template.nodelist.get_nodes_by_type(TranslateNode):
        if type(node) is TranslateNode and _is_plain(node):
            node.__class__ = PlainSentence
            vars(node)["said"] = {}
    return template


def _is_plain(node: TranslateNode) -> bool:
    """Whether the sentence stands there itself and is nothing but written."""
    words = node.filter_expression
    given = words.var.literal is not None if isinstance(words.var, Variable) else False
    return given and not (words.filters or node.asvar or node.message_context or node.noop)


class Quickened(Loader):
    """Django's own loader, whose templates are quickened."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        return quickened(super().get_template(template_name, skip))


class Kept(cached.Loader, Quickened):
    """The same, and each template is read once."""
