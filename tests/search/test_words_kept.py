"""What words found is kept while the archive is edited, and is right at the next question all the same."""

from contextlib import suppress

import pytest
from django.db import transaction

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.search import engine
from archive.search.catalogue import current
from archive.search.index.backends import backend, desk
from archive.search.query import Selection, Sort
from archive.text.folding import fold
from archive.topics.models import Topic
from tests.search.making import document, topic

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _empty_index() -> None:
    """Emptying the tables between such tests leaves the text index as it was."""
    backend().create()
    desk().create()


def found(words: str) -> list[str]:
    """The titles found, by relevance."""
    ids = engine.find(Selection(words, sort=Sort.RELEVANCE)).ids
    titles = dict(Document.objects.values_list("pk", "title"))
    return sorted(titles[pk] for pk in ids)


def entitle(record: Document, title: str) -> None:
    Document.objects.filter(pk=record.pk).update(title=title, title_key=fold(title))
    engine.refresh([record.pk])


def test_an_edited_document_is_found_by_the_words_it_has_now_and_the_others_as_before() -> None:
    grain, loan = document("Cable on grain"), document("Cable on the loan")
    asked = ("cable", "grain", '"the loan"', "gra*", "grain OR loan", "cable -grain")
    assert [len(found(words)) for words in asked] == [2, 1, 1, 1, 2, 1]
    entitle(grain, "Letter on the loan of grain")
    assert [len(found(words)) for words in asked] == [1, 1, 2, 1, 2, 1]
    entitle(loan, "Cable on grain")
    assert found("grain") == ["Cable on grain", "Letter on the loan of grain"]
    assert [len(found(words)) for words in asked] == [1, 2, 1, 2, 2, 0]
    entitle(grain, "Nothing of note")
    Document.objects.filter(pk=loan.pk).update(state=State.WITHDRAWN)
    engine.refresh([loan.pk])
    assert [found(words) for words in asked] == [[]] * len(asked)


def test_after_very_many_edits_words_are_still_found() -> None:
    cables = [document(f"Cable No. {number}") for number in range(120)]
    assert (len(found("cable")), len(found("letter"))) == (10, 0)
    for number, cable in enumerate(cables[:105]):
        entitle(cable, f"Letter No. {number}")
        assert engine.find(Selection("letter")).total == number + 1
    current.current()
    assert (engine.find(Selection("cable")).total, engine.find(Selection("letter")).total) == (15, 105)


def test_a_topic_that_was_renamed_is_found_by_its_new_name_alone() -> None:
    aid = topic("Military aid")
    document("Cable", topics=[aid])
    assert (found("military"), found("mutual")) == (["Cable"], [])
    Topic.objects.filter(pk=aid.pk).update(name="Mutual assistance", name_key=fold("Mutual assistance"))
    engine.refresh_headings("topic", [aid.pk])
    assert (found("military"), found("mutual")) == ([], ["Cable"])


def test_what_was_found_amid_a_change_that_was_taken_back_is_forgotten() -> None:
    cable = document("Cable on grain")
    assert found("loan") == []
    with transaction.atomic():
        assert found("grain") == ["Cable on grain"]
        entitle(cable, "Cable on the loan")
        assert (found("loan"), found("grain")) == (["Cable on the loan"], [])
        transaction.set_rollback(True)
    with transaction.atomic():
        assert (found("loan"), found("grain")) == ([], ["Cable on grain"])
        with suppress(ValueError), transaction.atomic():
            entitle(cable, "Cable on the loan")
            assert (found("loan"), found("grain")) == (["Cable on the loan"], [])
            raise ValueError
        assert (found("loan"), found("grain")) == ([], ["Cable on grain"])
    assert (found("loan"), found("grain")) == ([], ["Cable on grain"])


def test_a_process_starts_with_the_hits_of_common_words_and_with_what_was_edited_since() -> None:
    cables = [document(f"Cable No. {number} on grain") for number in range(40)]
    assert engine.take_snapshot()
    current.forget()
    backend().create()
    desk().create()  # whatever is found now was not asked of the index
    assert (engine.find(Selection("grain")).total, engine.find(Selection("cable grain")).total) == (40, 0)
    engine.rebuild()
    assert engine.take_snapshot()
    entitle(cables[7], "Letter on the loan")
    current.forget()
    assert (engine.find(Selection("grain")).total, engine.find(Selection("cable")).total, found("loan")) == (
        39, 39, ["Letter on the loan"],
    )  # fmt: skip
