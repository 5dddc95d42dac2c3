"""Deeds that meet on one document, or at the heads of journal and log, stand in line and never in a circle."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from archive.authority.deeds import claim
from archive.documents.models import Credit, Document
from archive.documents.vocabulary import Role
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.journal.models import Revision, Run
from archive.merging.identify import identify
from archive.people.models import Person
from archive.search import engine
from archive.search.query import Choice, Facet, Selection
from tests.hands import letter, person, staff, unidentified

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_name_is_identified_in_a_document_while_a_curator_saves_it() -> None:
    cable, stalin = (
        letter("Cable to Kovalev", ("Filippov", "author"), ("Kovalev", "recipient")),
        person("Joseph Stalin"),
    )
    letter("Another cable", ("Filippov", "author"))
    one, chosen = unidentified("Filippov"), Credit.objects.get(document=cable, role=Role.AUTHOR)
    hands = [staff("curator"), staff("names")]
    meeting(
        lambda waited: save(cable, "Of grain.", hands[0], waited),
        lambda: identify(one, by=hands[1], person=stalin, credits=[chosen.pk]),
    )
    assert kept(cable)["fields"]["summary"] == "Of grain."
    assert kept(cable)["parts"]["credits"][0]["alias_id"] == stalin.aliases.get(form="Filippov").pk
    assert found(Selection("grain")) == found(of(stalin)) == [cable.pk]


def test_an_identification_is_undone_while_a_curator_saves_a_document_of_it() -> None:
    cables = [letter(f"Cable {number}", ("Filippov", "author")) for number in (1, 2)]
    stalin, hands = person("Joseph Stalin"), [staff("curator"), staff("names")]
    first = Credit.objects.get(document=cables[0])
    identify(unidentified("Filippov"), by=hands[1], person=stalin, credits=[first.pk])
    run = Run.objects.get(kind=Run.Kind.IDENTIFY)
    meeting(
        lambda waited: save(cables[0], "Of grain.", hands[0], waited),
        lambda: undo_run(run, by=hands[1], reason="another Filippov"),
    )
    assert kept(cables[0])["fields"]["summary"] == "Of grain."
    assert Credit.objects.filter(alias=unidentified("Filippov")).count() == 2
    assert found(Selection("grain")) == [cables[0].pk]
    assert found(of(stalin)) == []


def of(bearer: Person) -> Selection:
    return Selection(choices=(Choice(Facet.PERSON, (bearer.slug,)),))


def found(selection: Selection) -> list[int]:
    return list(engine.find(selection).ids)


def meeting(first: Callable[[Callable[[], None]], object], second: Callable[[], object]) -> None:
    """The second deed begins when the first holds its rows, and the first goes on when the second waits for it."""
    began, problems = threading.Event(), list[BaseException]()

    def waited() -> None:
        began.set()
        until = time.monotonic() + 1
        while time.monotonic() < until and not _somebody_waits():
            time.sleep(0.02)

    def after() -> object:
        began.wait(30)
        return second()

    threads = [threading.Thread(target=_done, args=[deed, problems]) for deed in (lambda: first(waited), after)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert problems == []


def save(document: Document, summary: str, by: object, waited: Callable[[], None]) -> None:
    """As the desk does it: the row is locked, written, and only then remembered."""
    with transaction.atomic():
        claim(Document.objects.filter(pk=document.pk))
        waited()
        Document.objects.filter(pk=document.pk).update(summary=summary)
        remember("document", [document.pk], by=by)  # type: ignore[arg-type]


def kept(document: Document) -> dict[str, dict[str, Any]]:
    """The document as the journal has it last, which is as it stands."""
    revision = Revision.objects.filter(kind="document", object_id=document.pk).latest("pk")
    assert revision.value is not None
    value: dict[str, dict[str, Any]] = revision.value
    return value


def _done(deed: Callable[[], object], problems: list[BaseException]) -> None:
    try:
        deed()
    except Exception as problem:  # noqa: BLE001 whatever it is, the test tells it
        problems.append(problem)
    finally:
        connection.close()


def _somebody_waits() -> bool:
    if connection.vendor == "sqlite":
        return False  # there the second waits before it begins
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])
