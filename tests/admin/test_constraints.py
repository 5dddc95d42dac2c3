"""What the database would refuse is a sentence at the field: every constraint there is, met by a curator at the desk."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from archive.admin.constraints import KEPT_BY_DEEDS, SAID
from archive.documents.models import Document
from archive.editing.checking import faults
from archive.people.models import Person
from archive.search import engine
from archive.topics.models import Topic
from tests.admin.forms import save, signed_in
from tests.hands import letter, person, unidentified

pytestmark = pytest.mark.django_db

DESK = "/admin/archive"


def _constraints() -> Iterator[str]:
    for model in apps.get_app_config("archive").get_models():
        yield from (constraint.name for constraint in model._meta.constraints)
        for field in model._meta.concrete_fields:
            if field.unique and isinstance(field, models.CharField):
                yield f"{model._meta.model_name}.{field.name}"


# Given out by us, each the first that is free: asked for a second time, the next free one is given.
GIVEN = {
    f"{name}.slug" for name in ("topic", "place", "person", "documenttype", "repository", "collection")
} | {"document.public_id", "content.digest", "storedfile.digest"}  # fmt: skip


def test_every_constraint_of_the_database_is_said_at_the_desk_or_kept_by_a_deed() -> None:
    known = SAID.keys() | KEPT_BY_DEEDS.keys() | GIVEN
    assert {name for name in _constraints() if name not in known} == set()
    assert not SAID.keys() & KEPT_BY_DEEDS.keys()


# What stands there, what is typed beside it, and at which field it is refused.
HEADINGS = [
    ("topic", {"name": "Korean War armistice"}, {"name": "korean war Armistice"}),
    ("place", {"name": "Wien"}, {"name": "WIEN"}),
    ("collection", {"name": "Sino-Soviet Relations"}, {"name": "sino-soviet relations"}),
    ("repository", {"name": "Archivio Centrale"}, {"name": "ARCHIVIO CENTRALE"}),
    ("documenttype", {"name": "Télégramme"}, {"name": "telegramme"}),
]


@pytest.mark.parametrize(("kind", "there", "typed"), HEADINGS)
def test_a_name_that_exists_is_refused_at_its_field_also_in_another_case(
    kind: str, there: dict[str, str], typed: dict[str, str]
) -> None:
    curator = signed_in("curator", "Curators")
    assert save(curator, f"{DESK}/{kind}/add/", there).status_code == 302
    assert "name" in _errors(save(curator, f"{DESK}/{kind}/add/", typed))
    assert save(curator, f"{DESK}/{kind}/add/", {"name": "Another"}).status_code == 302
    model = apps.get_model("archive", kind)
    other = model._default_manager.get(name="Another")
    assert "name" in _errors(save(curator, f"{DESK}/{kind}/{other.pk}/change/", typed))
    own = model._default_manager.exclude(pk=other.pk).get()
    assert save(curator, f"{DESK}/{kind}/{own.pk}/change/", typed).status_code == 302


def _errors(answer: Any) -> dict[str, Any]:
    """What the form that came back says, by field, its rows' too."""
    assert answer.status_code == 200, answer.status_code
    found: dict[str, Any] = dict(answer.context["adminform"].form.errors)
    for inline in answer.context["inline_admin_formsets"]:
        for row in inline.formset.forms:
            found |= {f"{inline.formset.prefix}.{field}": said for field, said in row.errors.items()}
    return found


def _rows(prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    typed = {f"{prefix}-{place}-{field}": said for place, row in enumerate(rows) for field, said in row.items()}
    return {f"{prefix}-TOTAL_FORMS": len(rows), **typed}


def test_what_a_place_cannot_be_is_said_at_the_field() -> None:
    curator = signed_in("curator", "Curators")
    save(curator, f"{DESK}/place/add/", {"name": "China"})
    china = apps.get_model("archive", "place").objects.get()
    assert save(curator, f"{DESK}/place/add/", {"name": "Kashgar", "parent": china.pk}).status_code == 302
    said = _errors(
        save(curator, f"{DESK}/place/add/", {"name": "KASHGAR", "parent": china.pk, "latitude": 91, "longitude": -181})
    )
    assert set(said) == {"name", "latitude", "longitude"}, said
    names = _rows("names", {"form": "Shufu"}, {"form": "Shufu"})
    assert any(
        field.startswith("names") for field in _errors(save(curator, f"{DESK}/place/add/", {"name": "Kashi", **names}))
    )
    synonyms = _rows("synonyms", {"form": "Tea"}, {"form": "Tea"})
    assert any(
        field.startswith("synonyms")
        for field in _errors(save(curator, f"{DESK}/topic/add/", {"name": "Tea trade", **synonyms}))
    )


def test_what_a_record_cannot_say_twice_is_said_at_the_row() -> None:
    curator = signed_in("curator", "Curators")
    cable = letter("Cable", published=False)
    change = f"{DESK}/document/{cable.pk}/change/"
    twice: dict[str, dict[str, Any]] = {
        "renderings": {"language": "ru", "title": "Телеграмма"},
    }
    for prefix, row in twice.items():
        said = _errors(save(curator, change, _rows(prefix, row, row)))
        assert any(field.startswith(prefix) for field in said), (prefix, said)
        assert save(curator, change, _rows(prefix, row)).status_code == 302, prefix
    assert save(curator, change, _rows("holdings", {"reference": "RGASPI, f. 558"})).status_code == 302
    itself = _rows(
        "relations", {"kind": "draft of", "other_external_id": "134696"}, {"kind": "reply to", "other": cable.pk}
    )
    assert "relations.other" in _errors(save(curator, change, itself))
    assert "title" in _errors(save(curator, change, {"title": "\u2800\u200b"}))
    assert save(curator, change, {"external_id": "134697"}).status_code == 302
    assert "external_id" in _errors(save(curator, f"{DESK}/document/add/", {"title": "Again", "external_id": "134697"}))


def test_a_name_twice_in_one_role_is_said_and_not_broken_off() -> None:
    curator = signed_in("curator", "Curators")
    row = {"name": "Filippov", "role": "author", "certainty": "certain"}
    answer = save(curator, f"{DESK}/document/add/", {"title": "Cable", **_rows("credits", row, row)})
    assert answer.status_code in {200, 302}
    assert Document.objects.count() == (answer.status_code == 302)


def test_what_a_name_and_an_identifier_cannot_be_is_said() -> None:
    names = signed_in("names", "Name editors")
    stalin = person("Joseph Stalin", "Filippov")
    letter("Cable", ("Kovalev", "author"))
    change = f"{DESK}/person/{stalin.pk}/change/"
    numbers = _rows("identifiers", {"scheme": "viaf", "value": "101706927"}, {"scheme": "viaf", "value": "101706927"})
    assert any(field.startswith("identifiers") for field in _errors(save(names, change, numbers)))
    shown = _rows("aliases", {}, {"form": "Filippov", "kind": "cover"})
    assert any(field.startswith("aliases") for field in _errors(save(names, change, shown)))
    assert unidentified("Kovalev").form == "Kovalev"
    assert "form" in _errors(save(names, f"{DESK}/alias/add/", {"form": "Kovalev", "kind": "spelling"}))


def test_nothing_lies_in_itself_and_the_check_finds_what_does() -> None:
    names, curator = signed_in("names", "Name editors"), signed_in("curator", "Curators")
    ministry, office = person("Ministry", kind=Person.Kind.BODY), person("Office", kind=Person.Kind.BODY)
    assert save(names, f"{DESK}/person/{office.pk}/change/", {"parent": ministry.pk}).status_code == 302
    for above in (office, ministry):
        assert "parent" in _errors(save(names, f"{DESK}/person/{ministry.pk}/change/", {"parent": above.pk}))
    for name in ("Trade", "Tea trade", "Brick tea"):
        save(curator, f"{DESK}/topic/add/", {"name": name})
    trade, tea, brick = Topic.objects.order_by("pk")
    for topic, broader in ((tea, trade), (brick, tea)):
        assert save(curator, f"{DESK}/topic/{topic.pk}/change/", {"broader": broader.pk}).status_code == 302
    said = _errors(save(curator, f"{DESK}/topic/{trade.pk}/change/", {"broader": brick.pk}))
    assert "Brick tea → Tea trade → Trade" in str(said["broader"])
    assert not [fault for fault in faults() if "lie in themselves" in fault]
    Topic.objects.filter(pk=trade.pk).update(broader=brick)
    assert [fault for fault in faults() if "lie in themselves" in fault] == [
        "Topics: 3 lie in themselves: brick-tea, tea-trade, trade"
    ]


def test_a_name_newly_given_in_a_records_form_is_found_while_it_is_typed() -> None:
    editor = signed_in("names", "Name editors", "Curators", "Reviewers")
    stalin = person("Joseph Stalin")
    letter("Cable", ("Joseph Stalin", "author", stalin))
    row = {"name": "Dzhugashvili", "role": "author", "certainty": "certain", "person": stalin.pk}
    typed = {"title": "A letter home", **_rows("credits", row)}
    assert save(editor, f"{DESK}/document/add/", typed, "_publish").status_code == 302
    assert [found.slug for found in engine.suggest("dzhug").people] == ["joseph-stalin"]
    assert list(faults()) == []
