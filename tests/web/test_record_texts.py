"""The texts of a document: one beside the other, each paragraph with its address, each name with its person."""

import re
from typing import Any

import pytest

from archive.documents.contents import keep_one
from archive.documents.models import Document, Text
from archive.journal.changes import fields_changed
from archive.merging.identify import identify
from archive.people.models import Person
from tests.hands import letter, person, staff, unidentified
from tests.web.formats import text
from tests.web.pages import blocks, opened

pytestmark = pytest.mark.django_db

Written = tuple[str, str] | tuple[str, str, Person]


def test_original_and_translation_have_tabs_that_need_no_script() -> None:
    page = shown(cable("Товарищ Филиппов!", "Передайте ответ."), translation="Comrade Filippov!\n\nPass on the answer.")
    assert 'href="#original-ru">Original, Russian</a>' in page
    assert 'href="#translation-en">Translation, English</a>' in page
    assert 'href="#texts">Side by side</a>' in page
    assert re.search(r'<section class="text shown paired"\s+id="translation-en"', page)
    assert re.search(r'<section class="text paired"\s+id="original-ru"', page)


def test_a_paragraph_has_an_address_that_stays_when_a_text_is_added() -> None:
    document = cable("Товарищ Филиппов!", "Передайте ответ.")
    before = shown(document)
    after = shown(document, translation="Comrade Filippov!")
    for page in (before, after):
        assert re.search(r'<p id="original-ru-2"\s+lang="ru" dir="auto">', page)
        assert re.search(r'<a class="number" href="#original-ru-2"\s+aria-label="Paragraph 2">', page)


def test_a_name_in_the_text_leads_to_its_person() -> None:
    stalin = person("Joseph Stalin", "Filippov", "Сталин")
    document = cable("Сталин, он же Filippov, согласен.", credits=(("Filippov", "author", stalin),))
    assert links(shown(document)) == {
        "Сталин": ("/people/joseph-stalin/", "Joseph Stalin"),
        "Filippov": ("/people/joseph-stalin/", "Joseph Stalin"),
    }


def test_tei_marks_what_the_page_shows_in_cyrillic_too() -> None:
    stalin, mao = person("Joseph Stalin", "Филиппов", "Сталин", "Filippov"), person("Мао Цзэдун")
    document = cable(
        "Товарищ Филиппов согласен; Сталин и Filippov тоже. Цзэдун и Мао Цзэдун молчат.",
        credits=(("Joseph Stalin", "author", stalin), ("Мао Цзэдун", "recipient", mao)),
    )
    page = {name: where for name, (where, _) in links(shown(document)).items()}
    written = text(f"/documents/{document.public_id}.tei.xml")
    body = written[written.index("<body>") :]
    marked = re.findall(r'<persName ref="[^"]*(/people/[^"]+/?)">([^<]+)</persName>', body)
    assert {name: where.rstrip("/") for where, name in marked} == {
        name: where.rstrip("/") for name, where in page.items()
    }
    assert {"Филиппов", "Сталин", "Мао Цзэдун"} <= page.keys()


def test_whoever_else_is_called_so_the_one_named_in_full_here_is_meant() -> None:
    clark, other = person("Mark W. Clark", "Clark"), person("Ramsey Clark", "Clark")
    letter("Another letter", ("Clark", "author", other))
    document = cable("General Clark agrees.", credits=(("Mark W. Clark", "author", clark),))
    assert links(shown(document))["Clark"][0] == "/people/mark-w-clark/"


def test_a_given_name_alone_is_nobody_s_unless_the_document_credits_it() -> None:
    macmillan = person("Harold Macmillan", "Harold")
    told = "Sir Harold, who is the Ambassador, met Macmillan."
    assert links(shown(cable(told, credits=(("Harold Macmillan", "mentioned", macmillan),)))).keys() == {"Macmillan"}
    both = cable(told, credits=(("Harold Macmillan", "mentioned", macmillan), ("Harold", "author", macmillan)))
    assert links(shown(both)).keys() == {"Harold", "Macmillan"}


def test_a_family_name_is_enough_where_only_one_bears_it() -> None:
    kovalev = person("Ivan Kovalev")
    document = cable("Kovalev met Anatoly Kovalev.", credits=(("Ivan Kovalev", "author", kovalev),))
    assert links(shown(document)) == {"Kovalev": ("/people/ivan-kovalev/", "Ivan Kovalev")}


def test_a_name_in_inverted_order_is_found_as_it_is_said() -> None:
    document = cable(
        "Charles E. Bohlen spoke; then Charles Bohlen, and Mr. Long. So long.",
        credits=(("Bohlen, Charles E.", "mentioned"), ("Long, Breckinridge", "mentioned")),
    )
    address = "/names/Bohlen,%20Charles%20E./"
    assert {name: where for name, (where, _) in links(shown(document)).items()} == {
        "Charles E. Bohlen": address,
        "Charles Bohlen": address,
    }


def test_a_name_of_nobody_or_of_two_leads_to_the_page_of_that_name() -> None:
    one, other = person("Wang Ming", "Chen Shaoyu"), person("Chen Yun", "Chen Shaoyu")
    document = cable(
        "Feng Xi wrote; Chen Shaoyu answered.",
        credits=(("Feng Xi", "author"), ("Wang Ming", "recipient", one), ("Chen Yun", "mentioned", other)),
    )
    assert links(shown(document)) == {
        "Feng Xi": ("/names/Feng%20Xi/", "Feng Xi, not yet identified"),
        "Chen Shaoyu": ("/names/Chen%20Shaoyu/", "It may be Wang Ming or Chen Yun"),
    }


def test_a_name_that_somebody_else_bears_too_is_not_decided_here() -> None:
    stalin, other = person("Joseph Stalin", "Vasiliev"), person("Aleksandr Vasiliev", "Vasiliev")
    letter("Another letter", ("Vasiliev", "author", other))
    document = cable("Vasiliev has it.", credits=(("Joseph Stalin", "author", stalin),))
    assert links(shown(document)) == {"Vasiliev": ("/names/Vasiliev/", "It may be Joseph Stalin or somebody else")}


def test_who_is_named_only_in_drafts_changes_no_link() -> None:
    stalin, other = person("Joseph Stalin", "Vasiliev"), person("Aleksandr Vasiliev", "Vasiliev")
    letter("A draft", ("Vasiliev", "author", other), published=False)
    document = cable("Vasiliev has it.", credits=(("Joseph Stalin", "author", stalin),))
    assert links(shown(document))["Vasiliev"][0] == "/people/joseph-stalin/"


def test_the_links_follow_an_identification_at_once() -> None:
    stalin = person("Joseph Stalin")
    document = cable("Feng Xi agrees.", credits=(("Feng Xi", "author"),))
    identify(unidentified("Feng Xi"), person=stalin, by=staff("names", "Name editors"), reason="The hand.")
    assert links(shown(document)) == {"Feng Xi": ("/people/joseph-stalin/", "Joseph Stalin")}


def test_what_stands_in_a_text_is_text() -> None:
    page = shown(cable("<b>Filippov</b> & <script>", credits=(("Filippov", "author"),)))
    assert "&lt;b&gt;<a" in page
    assert "&amp; &lt;script&gt;" in page


def test_the_journal_says_when_the_record_was_last_revised_and_not_why() -> None:
    text = blocks(shown(cable("Filippov", credits=(("Filippov", "author"),))))
    assert re.fullmatch(r"\d+ \w+ \d{4}: the record was edited", text[text.index("Last revised") + 1])


def test_a_file_that_readers_may_not_see_is_no_change_to_them() -> None:
    def version(*files: dict[str, object]) -> dict[str, Any]:
        return {
            "fields": {"title": "Cable"},
            "parts": {"files": [{"id": 1, "name": "a.png", **file} for file in files]},
        }

    closed, open_ = version({"is_restricted": True}), version({"is_restricted": False})
    assert fields_changed("document", version(), closed) == []
    assert fields_changed("document", closed, version({"is_restricted": True, "caption": "Stalin's remark"})) == []
    assert fields_changed("document", closed, open_) == ["file"]
    assert fields_changed("document", open_, closed) == ["file"]


def cable(*paragraphs: str, credits: tuple[Written, ...] = ()) -> Document:
    """A cable in Russian with these paragraphs."""
    document = letter("Cable", *credits)
    add(document, "original", "ru", "\n\n".join(paragraphs))
    return document


def add(document: Document, kind: str, language: str, body: str) -> None:
    """The document has one text more."""
    Text.objects.create(document=document, kind=kind, language=language, content=keep_one(body))


def shown(document: Document, translation: str = "") -> str:
    """The page of the document, to which a translation was added first."""
    if translation:
        add(document, "translation", "en", translation)
    return opened(f"/documents/{document.public_id}/")


def links(page: str) -> dict[str, tuple[str, str]]:
    """The names marked in the texts, each with where it leads and who that is."""
    found = re.findall(r'<a class="named" href="([^"]+)" title="([^"]+)">([^<]+)</a>', page)
    return {name: (address, who) for address, who, name in found}


def test_verse_is_printed_as_it_is_set_and_so_it_travels() -> None:
    verse = "    The first line is set in\n  the second less\n\tthe third by a tab"
    document = cable("Стихи")
    page = shown(document, translation=verse)
    assert 'class="set" dir="auto"' in page
    assert "    The first line is set in<br>  the second less<br>\tthe third by a tab</p>" in page
    address = f"/documents/{document.public_id}"
    assert f"\n\n{verse}\n" in text(f"{address}.txt")
    assert f'<p xml:space="preserve">{verse}</p>' in text(f"{address}.tei.xml")
