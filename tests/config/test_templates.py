"""Templates say to the letter what Django's own would."""

import datetime
from typing import Any

import pytest
from django.template import Context, engines
from django.template.base import Template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override

from config.templates import PlainSentence, PlainVariable, quickened

VALUES: list[Any] = [
    # One of them is markup, as a function of ours would hand it on.
    "Stalin & “Filippov”", SafeString("<em>Mao</em>"), 1949, 1.5, None, "", datetime.date(1949, 2, 3), gettext_lazy("People"),
    ["<Zhou>"], datetime.datetime(1949, 2, 3, 22, tzinfo=datetime.UTC),
]  # fmt: skip
SENTENCES = [
    '{% translate "People" %}',
    '{% translate "100%% sure & <certain>" %}',
    '{% translate "including" context "documents" %}',
    '{% translate "People" as heading %}[{{ heading }}]',
    '{% translate "People" noop %}',
    '{% translate "people"|capfirst %}',
    "{% translate value %}",
]


def both(text: str, **context: Any) -> tuple[str, str]:
    """What this template says, quickened and as Django's own."""
    engine: Any = vars(engines.all()[0])["engine"]
    source = "{% load i18n %}" + text
    quick, plain = quickened(Template(source, engine=engine)), Template(source, engine=engine)
    quick.render(Context(context))
    return quick.render(Context(context)), plain.render(Context(context))


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "text",
    # The last escapes nothing: what a template says of that must go on to hold.
    ["{{ value }}", "{{ value|default:'–' }}", "{% autoescape off %}{{ value }}{% endautoescape %}"],
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_variable_is_written_as_by_django(text: str, value: Any, language: str) -> None:
    with override(language):
        quick, plain = both(text, value=value)
    assert quick == plain


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_said_in_the_language_now_spoken(text: str) -> None:
    for language in ("en", "ru", "en"):
        with override(language):
            quick, plain = both(text, value="Topics")
        assert quick == plain


def test_the_templates_of_the_house_are_quickened() -> None:
    engine: Any = vars(engines.all()[0])["engine"]
    nodes = engine.get_template("base.html").nodelist
    assert nodes.get_nodes_by_type(PlainVariable)
    assert nodes.get_nodes_by_type(PlainSentence)
