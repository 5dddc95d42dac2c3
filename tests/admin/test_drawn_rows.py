"""Rows of a record that are filled into a pattern are, letter for letter, those that their forms would draw."""

import re

import pytest
from django.template.loader import get_template

from archive.documents.models import Credit
from tests.admin.forms import signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db


def test_a_name_is_drawn_as_its_form_would_draw_it() -> None:
    stalin = person("Joseph Stalin")
    cable = letter("A cable", ("Filippov", "author", stalin), ('"Ким" & <Ир> Сен', "recipient"), ("Mao", "mentioned"))
    Credit.objects.filter(alias__form="Filippov").update(supplied="Stalin", certainty="probable")
    Credit.objects.filter(alias__form="Mao").update(note='in the margin: "M."')
    page = signed_in("curator", "Curators").get(f"/admin/archive/document/{cable.pk}/change/")
    (names,) = [each.formset for each in page.context["inline_admin_formsets"] if each.formset.prefix == "credits"]
    assert len(names.initial_forms) == 3
    for row in names.forms:
        drawn = get_template("admin/archive/document/_credit.html").render({"row": row})
        assert _plain(drawn) in _plain(page.content.decode())


def _plain(drawn: str) -> str:
    """As a browser reads it: an empty value is none."""
    return re.sub(r">\s+<", "><", drawn).replace(' value=""', "").strip()
