"""The page of an archive or library: its shelfmarks as a tree, and the documents kept in it."""

import pytest
from django.test import Client

from archive.authority.addresses import give_out
from archive.authority.models import Address
from archive.documents.models import Document, Holding, Repository
from archive.search import engine
from archive.web.shelves import Shelf, Shelved, shelved
from tests.hands import letter

pytestmark = pytest.mark.django_db


def kept(document: Document, repository: Repository, reference: str) -> None:
    Holding.objects.create(document=document, repository=repository, reference=reference)
    engine.refresh([document.pk])


def rgaspi() -> Repository:
    made = Repository.objects.create(name="Russian State Archive", slug="rgaspi", abbreviation="RGASPI")
    give_out(Address.Kind.REPOSITORY, [(made.slug, made.pk)])
    engine.refresh_headings("repository", [made.pk])
    return made


def outline(shelf: Shelf) -> tuple[str, int, list[object]]:
    return shelf.label, shelf.count, [outline(one) for one in shelf.below]


def test_shelfmarks_are_a_tree_in_the_order_of_their_numbers() -> None:
    marks = ["f. 558, op. 11, d. 97, ll. 67–70", "f. 558, op. 11, d. 9, l. 1", "f. 82, op. 2, d. 1", "0100/43/10"]
    found = shelved(Shelved(f"{at}", f"Cable {at}", mark) for at, mark in enumerate(marks))
    assert [outline(shelf) for shelf in found] == [
        ("fond 82", 1, [("inventory 2", 1, [("file 1", 1, [])])]),
        ("fond 558", 2, [("inventory 11", 2, [("file 9", 1, []), ("file 97", 1, [])])]),
        ("0100/43/10", 1, []),
    ]


def test_a_repository_has_a_page_with_its_shelves_and_nothing_of_drafts() -> None:
    there = rgaspi()
    kept(letter("Cable, Kovalev to Filippov"), there, "f. 558, op. 11, d. 97")
    kept(letter("A secret draft", published=False), there, "f. 558, op. 11, d. 98")
    text = Client().get("/repositories/rgaspi/").content.decode()
    assert "RGASPI" in text
    assert "fond 558" in text
    assert "Cable, Kovalev to Filippov" in text
    assert "secret" not in text
    assert "file 98" not in text


def test_the_record_leads_to_its_repository() -> None:
    document = letter("Cable, Kovalev to Filippov")
    kept(document, rgaspi(), "f. 558")
    assert 'href="/repositories/rgaspi/"' in Client().get(document.get_absolute_url()).content.decode()


def test_a_repository_that_never_was_and_one_of_drafts_alone_are_not_found() -> None:
    kept(letter("A draft", published=False), rgaspi(), "f. 558")
    for slug in ("rgaspi", "nowhere"):
        assert Client().get(f"/repositories/{slug}/").status_code == 404
