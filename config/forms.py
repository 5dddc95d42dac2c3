"""How fields of forms are written: plain widgets by a few lines of Python, all others by their templates.

A record with fifty names has six hundred fields, and a template for each, with another for its attributes, took most of
the page's time.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_WIDGETS: Final = "django/forms/widgets/"
_INPUTS: Final = (
    "text",
    "hidden",
    "number",
    "email",
    "url",
    "password",
    "checkbox",
    "date",
    "datetime",
    "time",
    "input",
)


class PlainWidgets(DjangoTemplates):
    """Django's own way, with shortcuts that write the same."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> Any:
        drawn = DRAWN.get(template_name)
        return drawn(context["widget"]) if drawn else super().render(template_name, context, request)


def _escaped(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _attributes(widget: Mapping[str, Any]) -> str:
    said = ((_escaped(name), value) for name, value in widget["attrs"].items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{_escaped(value)}"' for name, value in said)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_escaped(widget["value"])}"'
    head = f'<input type="{_escaped(widget["type"])}" name="{_escaped(widget["name"])}"'
    return mark_safe(f"{head}{value}{_attributes(widget)}>\n")  # noqa: S308 every piece is escaped


def _textarea(widget: Mapping[str, Any]) -> SafeString:
    said = _escaped(widget["value"]) if widget["value"] else ""
    head = f'<textarea name="{_escaped(widget["name"])}"{_attributes(widget)}>'
    return mark_safe(f"{head}\n{said}</textarea>\n")  # noqa: S308 every piece is escaped


def _select(widget: Mapping[str, Any]) -> SafeString:
    lines = [f'<select name="{_escaped(widget["name"])}"{_attributes(widget)}>']
    for group, options, _index in widget["optgroups"]:
        lines += [f'  <optgroup label="{_escaped(group)}">'] if group else []
        lines += [f"  {_option(option)}" for option in options]
        lines += ["  </optgroup>"] if group else []
    return mark_safe("\n".join([*lines, "</select>\n"]))  # noqa: S308 every piece is escaped


def _option(option: Mapping[str, Any]) -> str:
    return f'<option value="{_escaped(option["value"])}"{_attributes(option)}>{_escaped(option["label"])}</option>\n'


DRAWN: Final[Mapping[str, Callable[[Mapping[str, Any]], SafeString]]] = {
    **{f"{_WIDGETS}{name}.html": _input for name in _INPUTS},
    f"{_WIDGETS}textarea.html": _textarea,
    f"{_WIDGETS}select.html": _select,
}
