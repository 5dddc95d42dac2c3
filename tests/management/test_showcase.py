"""The showcase is an invented collection beside the twenty records, in which everything of the product can be tried."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from archive.documents.models import Document, File, Holding, Text
from archive.documents.vocabulary import Certainty, State
from archive.editing import checking
from archive.journal.models import Run
from archive.people.models import Person

pytestmark = pytest.mark.django_db
FOLDER = settings.ROOT / "fixtures/showcase"
LETTER, PRINTER, SENT, WITHDRAWN, RESTRICTED = "82df925m", "bxs61fwj", "h1531qzs", "4gfc3smk", "pqnt4m51"


@pytest.fixture(scope="module", autouse=True)
def _showcase(kept: None) -> None:
    call_command("demo", "showcase", "--no-run")


def test_the_twenty_records_stay_and_a_dozen_letters_stand_beside_them() -> None:
    assert Document.objects.published().filter(source="showcase").count() == 13
    assert Document.objects.published().exclude(source="showcase").count() == 20
    assert "Results: 1 - 10 of 13" in words("/documents/?collection=the-lantern-letters")


def test_whatever_is_invented_says_so_where_readers_meet_it() -> None:
    assert all(page("/" + path).count("partly invented") for path in ("", "documents/", "people/", "about/"))
    invented = Document.objects.published().filter(source="showcase")
    assert all(str(one.summary).startswith("Invented. ") and one.rights.startswith("Invented") for one in invented)
    people = Person.objects.filter(slug__in=[row["slug"] for row in lines("people.jsonl")])
    assert len(people) == 8
    assert all(str(one.description).startswith("Invented: ") for one in people)
    assert "Invented from beginning to end" in page("/collections/the-lantern-letters/")


def test_russian_and_chinese_originals_stand_beside_their_translations() -> None:
    told = words(f"/documents/{LETTER}/")
    assert "Дорогой Самовар" in told
    assert "Dear" in told
    assert "Original, Simplified Chinese" in page(f"/documents/{PRINTER}/")
    letters = Text.objects.filter(document__source="showcase", document__state=State.PUBLISHED)
    assert letters.filter(kind="original").count() == letters.filter(kind="translation").count() == 13


def test_each_scan_is_shown_but_the_one_kept_from_readers() -> None:
    client = Client()
    for one in File.objects.filter(document__source="showcase", document__state=State.PUBLISHED):
        assert one.stored.size < 60_000
    assert client.get(f"/documents/{LETTER}/files/1/").status_code == 200
    assert client.get(f"/documents/{SENT}/files/1/").headers["Content-Type"] == "application/pdf"
    assert client.get(f"/documents/{RESTRICTED}/files/1/").status_code == 200
    assert client.get(f"/documents/{RESTRICTED}/files/2/").status_code == 404
    assert "envelope" not in page(f"/documents/{RESTRICTED}/")


def test_dates_are_as_exact_as_the_letters_and_the_old_calendar_is_said() -> None:
    assert "spring 1912" in words(f"/documents/{LETTER}/")
    assert "Old Style" in words(f"/documents/{SENT}/")
    assert "March 18, 1913" in words(f"/documents/{SENT}/")


def test_the_drafts_of_a_letter_lead_to_it_and_it_to_them() -> None:
    told = words(f"/documents/{SENT}/")
    assert "First draft of a letter" in told
    assert "Second draft of a letter" in told


def test_every_name_finds_the_teacher() -> None:
    for name in ("Samovar", "Луговская", "茶炊", "Lugovskaya"):
        assert "June 3, 1912" in words(f"/documents/?q={name}"), name


def test_uncertain_credits_and_names_nobody_knows_are_among_them() -> None:
    letters = Document.objects.filter(source="showcase").published()
    certainties = set(letters.values_list("credits__certainty", flat=True))
    assert certainties >= {Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.DISPUTED}
    assert set(letters.filter(credits__alias__person=None).values_list("credits__alias__form", flat=True)) >= {"Uncle"}
    assert Holding.objects.filter(document__in=letters).values("repository").distinct().count() == 2


def test_a_place_and_a_topic_are_found_by_the_names_they_once_had() -> None:
    assert "August 21, 1914" in words("/documents/?q=Урга")
    assert "February 11, 1913" in words("/documents/?q=Typefounding")


def test_a_merge_was_made_that_leads_on_and_can_be_undone() -> None:
    answer = Client().get("/people/shen-minyuan/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/people/shen-mingyuan/")
    assert Run.objects.get(kind=Run.Kind.MERGE).by.get_username() == "names"


def test_a_withdrawn_letter_says_why_it_is_gone() -> None:
    answer = Client().get(f"/documents/{WITHDRAWN}/")
    assert answer.status_code == 410
    assert "It belongs to another family of that name." in answer.content.decode()


def test_it_is_laid_once_and_its_journal_holds() -> None:
    runs = Run.objects.count()
    call_command("demo", "showcase", "--no-run")
    assert Run.objects.count() == runs
    assert not list(checking.faults())


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def page(address: str) -> str:
    return Client().get(address).content.decode()


def words(address: str) -> str:
    """The page as one reads it, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page(address)).replace("\xa0", " ").split())
