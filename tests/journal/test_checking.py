"""`check_archive`: an archive made by deeds is well, and whatever was done past them is told."""

from collections.abc import Callable

import pytest
from django.core.management import call_command

from archive.authority.models import Address
from archive.documents.models import Credit, Document
from archive.editing.checking import faults
from archive.editing.undoing import undo_run
from archive.journal.models import Revision, Run
from archive.merging.merge import merge
from archive.merging.split import split
from archive.people.models import Alias, Person
from tests.hands import letter, person, staff
from tests.interchange.archives import brought, cable

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _archive(kept: None) -> None:
    stalin, filippov = person("Joseph Stalin", "Feng Xi"), person("Filippov", "Filipov")
    letter("Cable to Mao", ("Filipov", "author", filippov), ("Mao Zedong", "recipient"))
    brought(cable(credits=[{"name": "Kovalev", "role": "author"}], topics=["Grain"]))
    merge(stalin, [filippov], by=staff("names"), reason="one man")
    split(
        stalin,
        aliases=[Alias.objects.get(form="Feng Xi").pk],
        new_name="Feng Xi the actor",
        by=staff("names"),
        reason="two",
    )
    undo_run(Run.objects.filter(kind=Run.Kind.SPLIT).latest("pk"), by=staff("names"), reason="one after all")


def test_an_archive_made_by_deeds_is_well_and_one_line_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_archive")
    assert capsys.readouterr().out == "All is well: 2 documents, 2 people, 6 names and 7 runs agree.\n"


def _ring() -> None:
    one, other = Person.objects.get(slug="joseph-stalin"), Person.objects.get(slug="filippov")
    Person.objects.filter(pk=one.pk).update(merged_into=other)


FAULTS: dict[str, Callable[[], object]] = {
    "in a circle": _ring,
    "not the root of their merges": lambda: Person.objects.filter(slug="filippov").update(identity=None),
    "not in the register": lambda: Address.objects.filter(slug="filippov").delete(),
    "lead to nobody": lambda: Address.objects.create(kind="person", slug="nobody", target=999_999),
    "no preferred name": lambda: Alias.objects.filter(form="Filippov").update(kind="spelling"),
    "key that is not theirs": lambda: Alias.objects.filter(form="Feng Xi").update(form="Fyn Si"),
    "changed past the journal": lambda: Credit.objects.filter(role="recipient").update(note="by hand"),
    "text index": lambda: Document.objects.filter(title="Cable to Mao").update(state="withdrawn"),
    "runs are otherwise": lambda: Run.objects.filter(kind="merge").update(reason="another"),
    "not in the chain": lambda: Run.objects.filter(kind="merge").update(digest="0" * 64),
    "revisions are otherwise": lambda: Revision.objects.filter(kind="person").update(value={"fields": {}, "parts": {}}),
}


@pytest.mark.parametrize("told", FAULTS)
def test_what_was_done_past_the_deeds_is_told(told: str) -> None:
    FAULTS[told]()
    assert any(told in sentence for sentence in faults())
