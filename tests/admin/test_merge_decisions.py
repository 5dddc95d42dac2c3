"""Decisions on pairs: listed with their reasons, entered and taken back, and all of it in the journal."""

import pytest

from archive.journal.models import Run
from archive.merging.decisions import decide
from archive.people.models import NotSame, Person
from tests.admin.forms import save, signed_in
from tests.hands import person, staff

pytestmark = pytest.mark.django_db
DECISIONS = "/admin/archive/notsame/"


@pytest.fixture
def kims() -> tuple[Person, Person]:
    return person("Kim Il"), person("Kim Il Sung")


def test_a_decision_is_entered_whichever_of_the_two_stands_first(kims: tuple[Person, Person]) -> None:
    names = signed_in("names", "Name editors")
    typed = {"first": kims[1].pk, "second": kims[0].pk, "verdict": "not_same", "reason": "Two men."}
    assert save(names, f"{DECISIONS}add/", typed).status_code == 302
    pair = NotSame.objects.get()
    assert (pair.first, pair.second) == kims
    assert Run.objects.filter(kind=Run.Kind.DECISION).count() == 1
    assert "Two men." in names.get(DECISIONS).content.decode()


def test_a_person_is_not_decided_to_be_another_than_himself(kims: tuple[Person, Person]) -> None:
    names = signed_in("names", "Name editors")
    typed = {"first": kims[0].pk, "second": kims[0].pk, "verdict": "not_same", "reason": "Two men."}
    assert "are one person here" in save(names, f"{DECISIONS}add/", typed).content.decode()


def test_a_decision_is_taken_back_with_a_reason(kims: tuple[Person, Person]) -> None:
    pair = decide(*kims, "not_same", by=staff("names2"), reason="Two men.")
    names = signed_in("names", "Name editors")
    names.post(f"{DECISIONS}{pair.pk}/take-back/", {"reason": " "})
    assert NotSame.objects.exists()
    names.post(f"{DECISIONS}{pair.pk}/take-back/", {"reason": "One man after all."})
    assert not NotSame.objects.exists()
    assert Run.objects.filter(kind=Run.Kind.DECISION).count() == 2


def test_a_curator_takes_no_decision_back(kims: tuple[Person, Person]) -> None:
    pair = decide(*kims, "not_same", by=staff("names2"), reason="Two men.")
    curator = signed_in("curator", "Curators")
    assert curator.post(f"{DECISIONS}{pair.pk}/take-back/", {"reason": "why not"}).status_code == 403
    assert curator.get(DECISIONS).status_code == 403
