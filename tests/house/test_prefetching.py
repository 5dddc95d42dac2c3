"""No prefetch follows a key forward: from a thousand different keys on, SQLite refuses such a query."""

import ast
from collections.abc import Iterator

from django.apps import apps

from tests.house.tree import modules


def test_what_a_row_points_to_is_joined_and_never_prefetched() -> None:
    found = [
        f"{name}: {path}"
        for name, module in modules("archive").items()
        for path in prefetched(module)
        if forward() & set(path.split("__"))
    ]
    assert found == [], "write select_related, or a Prefetch whose queryset joins (as `documents.full` does)"


def test_the_rule_knows_a_key_when_it_sees_one() -> None:
    torn = ast.parse('Document.objects.prefetch_related("texts__content", Prefetch("credits", queryset=x))')
    assert list(prefetched(torn)) == ["texts__content", "credits"]
    assert "content" in forward()
    assert "texts" not in forward()


def forward() -> set[str]:
    """The names of all keys of our models, as they are followed from the row that has them."""
    models = apps.get_app_config("archive").get_models()
    return {
        field.name for model in models for field in model._meta.get_fields() if field.concrete and field.is_relation
    }


def prefetched(module: ast.Module) -> Iterator[str]:
    """The paths a module prefetches, as far as they are written out."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and called(node) in {"prefetch_related", "Prefetch"}:
            first = node.args if called(node) == "prefetch_related" else node.args[:1]
            yield from (each.value for each in first if isinstance(each, ast.Constant) and isinstance(each.value, str))


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))
