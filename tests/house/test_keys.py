"""A folded key never goes stale: nobody writes the text it is made from past the field that makes it."""

import ast

from django.apps import apps

from archive.authority.fields import KeyField
from tests.house.tree import modules


def sources() -> set[str]:
    """Return the names of the columns from which a key is made: `name`, `title`, `form`."""
    every = [field for model in apps.get_models() for field in model._meta.get_fields()]
    return {field.source for field in every if isinstance(field, KeyField)}


def written_past_the_field(module: ast.Module) -> set[str]:
    """Return the columns that `update()` and `bulk_update()` write, which do not ask a field for its value."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    found: set[str] = set()
    for call in calls:
        assert isinstance(call.func, ast.Attribute)
        if call.func.attr == "update":
            found |= {keyword.arg for keyword in call.keywords if keyword.arg}
        elif call.func.attr == "bulk_update":
            found |= {
                node.value for node in ast.walk(call) if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return found


def test_names_and_titles_have_keys() -> None:
    assert {"name", "title"} <= sources()


def test_nobody_updates_a_text_and_leaves_its_key_behind() -> None:
    stale = {
        name: columns
        for name, module in modules("archive").items()
        if (columns := written_past_the_field(module) & sources())
    }
    assert not stale, "save the record, so that its key is made anew"
