"""The page of one document, and of one that is gone."""

import datetime

import pytest

from archive.documents.models import Content, Document, Holding, Repository, Text
from archive.documents.vocabulary import Certainty, DateBasis, State
from tests.hands import letter, person
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db


def test_a_record_shows_its_names_as_written_and_the_people_behind_them() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    cable = letter(
        "Cable", ("Filippov", "author", stalin), ("Kovalev", "recipient"), date="1949-02", summary="On grain."
    )
    text = blocks(opened(f"/documents/{cable.public_id}/"))
    assert text[text.index("February 1949") + 1] == "Cable"
    assert {"On grain.", "Filippov [Joseph Stalin] → Kovalev", "Author", "Filippov [Joseph Stalin]"} <= set(text)


def test_doubt_is_shown_and_not_hidden() -> None:
    cable = letter("Cable", ("Filippov", "author", person("Joseph Stalin", "Filippov")), date="1949~")
    cable.credits.update(certainty=Certainty.PROBABLE, note="So the editors.")
    Document.objects.filter(pk=cable.pk).update(date_basis=DateBasis.INFERRED, date_note="From the postmark.")
    text = blocks(opened(f"/documents/{cable.public_id}/"))
    assert "Filippov [Joseph Stalin?]" in text
    assert any(line.startswith("The date is inferred. From the postmark.") for line in text)
    assert any("So the editors." in line for line in text)
    assert any(line.startswith("c. 1949") for line in text)


def test_paragraphs_have_addresses_and_texts_their_language() -> None:
    cable = letter("Cable")
    body = Content.objects.create(digest="a" * 64, body="Товарищ Ковалев!\n\nПередайте ответ.")
    Text.objects.create(document=cable, content=body, language="ru")
    page = opened(f"/documents/{cable.public_id}/")
    assert 'lang="ru"' in page
    assert 'id="original-ru-2"' in page


def test_the_source_stands_with_its_shelfmark() -> None:
    cable = letter("Cable")
    archive = Repository.objects.create(name="Archive of the President", slug="apr")
    Holding.objects.create(document=cable, repository=archive, reference="f. 45, op. 1, d. 331")
    assert "Archive of the President, f. 45, op. 1, d. 331" in blocks(opened(f"/documents/{cable.public_id}/"))


def test_a_link_out_is_of_the_web_or_no_link() -> None:
    cable = letter("Cable")
    Document.objects.filter(pk=cable.pk).update(url="javascript:alert(1)")
    assert "javascript:" not in opened(f"/documents/{cable.public_id}/")


def test_what_was_withdrawn_says_why_and_nothing_of_what_it_said() -> None:
    cable = letter("A secret cable", summary="Secret matters.")
    state(cable, State.WITHDRAWN, reason_shown="The owner asked for it.")
    page = opened(f"/documents/{cable.public_id}/", 410)
    assert "The owner asked for it." in page
    assert cable.public_id in page
    assert "ecret" not in page.replace("secretary", "")


def test_what_is_withheld_says_until_when() -> None:
    cable = letter("Cable")
    state(cable, State.HELD, withheld_until=datetime.date(2030, 5, 1))
    assert "1 May 2030" in opened(f"/documents/{cable.public_id}/", 410)


def test_a_draft_and_an_id_that_never_was_look_the_same() -> None:
    draft = letter("Draft", published=False)
    one, other = asked(f"/documents/{draft.public_id}/"), asked("/documents/00000000/")
    assert (one.status_code, other.status_code) == (404, 404)
    assert one.content.replace(draft.public_id.encode(), b"00000000") == other.content


def state(document: Document, state: State, **shown: object) -> None:
    """The document in another state, as a reviewer leaves it."""
    Document.objects.filter(pk=document.pk).update(state=state, **shown)


def test_the_documents_next_in_time_are_named_and_no_draft_is() -> None:
    letter("First", date="1949-01")
    middle = letter("Middle", date="1949-02")
    letter("A draft", date="1949-02-15", published=False)
    letter("Last", date="1949-03")
    letter("Undated")
    page = opened(middle.get_absolute_url())
    near = page[page.index('class="near"') :]
    assert near.index("First") < near.index("Last")
    assert "A draft" not in page
    assert 'class="near"' not in opened(Document.objects.get(title="Undated").get_absolute_url())
    assert 'rel="next"' not in opened(Document.objects.get(title="Last").get_absolute_url())
