"""Filling in the desk's forms as a browser would: what the page shows is sent back, but for what one types."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.test import Client

from tests.hands import PASSWORD, staff


def signed_in(name: str, *groups: str) -> Client:
    """A browser in which this member of staff has signed in."""
    staff(name, *groups)
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def shown(client: Client, address: str) -> dict[str, Any]:
    """What the form at this address would send back untouched."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    context = page.context
    forms: list[BaseForm] = [context["adminform"].form]
    fields: dict[str, Any] = {}
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                fields[bound.html_name] = value
    return fields


def save(client: Client, address: str, typed: Mapping[str, Any], button: str = "_save") -> Any:
    """The page after this was typed and the button pressed."""
    return client.post(address, {**shown(client, address), **typed, button: "1"})
