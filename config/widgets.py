"""The most common widgets rendered in Python; the output equals that of Django's templates of the same names.

A form of fifty credits has hundreds of widgets, and templates would take most of its time.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]
_INPUTS: Final = ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "url")


class ByFunction(DjangoTemplates):
    """Form renderer; single-line inputs, text areas and ungrouped selects need no template."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString | str:
        """Return the widget as HTML."""
        write = _WRITTEN.get(template_name)
        written = write(context["widget"]) if write else None
        return super().render(template_name, context, request) if written is None else mark_safe(written)  # noqa: S308 each part is escaped


def _said(value: object) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _attributes(widget: Widget) -> str:
    told = ((name, value) for name, value in widget["attrs"].items() if value is not False)
    return "".join(f" {_said(name)}" if value is True else f' {_said(name)}="{_said(value)}"' for name, value in told)


def _input(widget: Widget) -> str:
    value = widget["value"]
    held = "" if value is None else f' value="{_said(value)}"'
    return f'<input type="{escape(widget["type"])}" name="{_said(widget["name"])}"{held}{_attributes(widget)}>'


def _text_area(widget: Widget) -> str:
    value = widget["value"]
    return f'<textarea name="{_said(widget["name"])}"{_attributes(widget)}>\n{_said(value) if value else ""}</textarea>'


def _select(widget: Widget) -> str | None:
    options: list[str] = []
    for group, choices, _index in widget["optgroups"]:
        if group or any(choice["template_name"] != _OPTION for choice in choices):
            return None
        options += (_option(choice) for choice in choices)
    return f'<select name="{_said(widget["name"])}"{_attributes(widget)}>{"".join(options)}\n</select>'


def _option(choice: Widget) -> str:
    return f'\n  <option value="{_said(choice["value"])}"{_attributes(choice)}>{_said(choice["label"])}</option>\n'


_OPTION: Final = "django/forms/widgets/select_option.html"
_WRITTEN: Final[Mapping[str, Callable[[Widget], str | None]]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _INPUTS},
    "django/forms/widgets/textarea.html": _text_area,
    "django/forms/widgets/select.html": _select,
}
