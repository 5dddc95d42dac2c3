"""Tables of others are read: their headings known in several languages, their columns guessed, their values parted."""

import pytest

from archive.interchange.mapping.guessing import guessed
from archive.interchange.mapping.mapped import Column, Table, mapped, our_cells
from archive.interchange.mapping.opening import opened
from archive.interchange.refusals import FileRefused

pytestmark = pytest.mark.django_db


def table(*rows: tuple[str, ...]) -> Table:
    return Table("letters.csv", rows[0], tuple(enumerate(rows[1:], 2)))


def fields(*headings: str, values: tuple[str, ...] = ()) -> list[str]:
    return [column.field for column in guessed(table(headings, values or headings))]


def days(headings: tuple[str, ...], *rows: tuple[str, ...]) -> list[str]:
    """The dates of these rows, by columns as guessed."""
    read = [row.record for row in mapped(table(headings, *rows), guessed(table(headings, *rows)))]
    return [record.date.edtf for record in read if record and record.date]


def test_headings_are_known_without_regard_to_case_signs_and_language() -> None:
    assert fields("Автор", "АДРЕСАТ", "Дата документа", "Заглавие") == ["author", "recipient", "date_text", "title"]
    assert fields("docDate", "Scope_and_Content", "Title:") == ["date_text", "summary", "title"]
    assert fields("Associated People & Organizations", "Title") == ["mentioned", "title"]


def test_an_id_and_a_title_are_guessed_from_what_stands_there() -> None:
    rows = [("K-1", "x", "Ein Brief an Goethe über Farben"), ("K-2", "x", "Noch ein Brief")]
    columns = guessed(table(("Kennung", "Kiste", "Was"), *rows))
    assert [column.field for column in columns] == ["external_id", "", "title"]


def test_what_parts_names_is_seen_and_names_are_turned_round() -> None:
    (title, authors) = guessed(table(("Title", "Creators"), ("A", "Mao, Zedong; Zhou, Enlai"), ("B", "Deng, Xiaoping")))
    assert (authors.separator, authors.turned) == (";", True)
    assert our_cells(("A", "Mao, Zedong; Dulles, Allen W."), (title, authors))["author"] == "Mao Zedong|Allen W. Dulles"


def test_family_names_alone_do_not_tell_which_name_comes_first() -> None:
    rows = [("A", "Filippov"), ("B", "Mikoyan, Anastas"), ("C", "Kovalev"), ("D", "Filippov")]
    assert guessed(table(("Betreff", "Absender"), *rows))[1].turned
    assert not guessed(table(("Betreff", "Absender"), *rows, ("E", "Felipe II"), ("F", "Ivan Kovalev")))[1].turned


def test_letters_of_a_catalogue_without_titles_are_called_by_who_wrote_to_whom() -> None:
    headings = ("sender", "senderID", "senderDate", "addressee", "addresseeID", "edition", "note")
    engels = ("Engels, Friedrich|Griesheim, Albert", "118530380", "1841-09-09", "Engels, Marie", "189444371", "MEGA² 1",
              "2 leaves")  # fmt: skip
    marx = ("Weerth, Georg", "117208612", "1845-10-23", "Marx, Karl", "118578537", "MEGA² 1", "a copy of it")
    columns = guessed(table(headings, engels, marx))
    assert [column.field for column in columns] == ["author", "", "date", "recipient", "", "", ""]
    titles = [our_cells(row, columns)["title"] for row in (engels, marx, ("", "", "1845", "Marx, Karl", "", "", ""))]
    assert titles == ["Friedrich Engels, Albert Griesheim to Marie Engels", "Georg Weerth to Karl Marx", "To Karl Marx"]
    assert our_cells(("",) * 7, columns)["title"] == ""


def test_a_card_index_of_another_archive_is_guessed() -> None:
    headings = ("spa_id", "item_title", "container", "date", "sender_name", "sender_address", "sender_city",
                "recipient_name", "recipient_city", "Subjects (Topic)", "Subjects (Name)", "Item URL")  # fmt: skip
    row = ("1502", "Prokofiev to Nina Reberg", "Box: 26S", "31 December 1911", "Sergey Prokofiev", "not_stated",
           "Salem, New Jersey", "Nina Reberg", "not_stated", "Music", "Reberg", "/object/1502")  # fmt: skip
    columns = guessed(table(headings, row, ("1503", *row[1:])))
    assert [column.field for column in columns] == [
        "external_id", "title", "reference", "date_text", "author", "", "sent_from", "recipient", "sent_to", "topics",
        "mentioned", "",
    ]  # fmt: skip
    assert our_cells(row, columns)["places"] == "Salem, New Jersey :: sent from"


def test_where_a_letter_was_written_and_where_it_went_are_told_apart() -> None:
    columns = guessed(
        table(("Titel", "Absender", "Absendeort", "Empfangsort"), ("Brief", "Mao", "Paris|Sèvres", "Prag"))
    )
    assert [column.field for column in columns] == ["title", "author", "sent_from", "sent_to"]
    (row,) = mapped(table(("T", "A", "B"), ("Brief", "Paris|Sèvres", "Prag")),
                    (Column("T", "title"), Column("A", "sent_from"), Column("B", "sent_to")))  # fmt: skip
    assert row.record
    assert [(place.name, place.role) for place in row.record.places] == [
        ("Paris", "sent from"), ("Sèvres", "sent from"), ("Prag", "sent to"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Dublin Core:Title|Dublin Core:Creator|Item Type Metadata:To|Dublin Core:Subject",
            "title author recipient topics",
        ),
        ("dcterms:title|dcterms:creator|https://tropy.org/v1/tropy#collection", "title author collections"),
        ("mods_titleInfo_title_ms|mods_abstract_ms|mods_subject_topic_ms", "title summary topics"),
        (
            "ca_objects.idno|ca_objects.preferred_labels|ca_entities.preferred_labels (author)",
            "external_id title author",
        ),
        ("From (Surname, First)|To (Surname, First)|Language(s)", "author recipient languages"),
        ("itemLabel|authorLabel|addresseeLabel", "title author recipient"),
        ("Afzender|Geadresseerde|Plaats van verzending|Samenvatting", "author recipient sent_from summary"),
        ("Nadawca|Odbiorca|Tytuł|Streszczenie", "author recipient title summary"),
        ("发件人|收件人|标题|档案馆", "author recipient title repository"),
        ("Title|Type", "title type"),
    ],
)
def test_the_words_of_other_programs_and_countries_are_known(headings: str, expected: str) -> None:
    names = tuple(headings.split("|"))
    assert fields(*names, values=("Aaa bbb",) * len(names)) == expected.split()


def test_people_of_an_archivesspace_table_are_what_the_column_beside_says() -> None:
    headings = ("title", "people_agent_header_1", "people_agent_relator_1", "people_agent_header_2",
                "people_agent_relator_2", "type_1", "indicator_1", "type_2", "indicator_2")  # fmt: skip
    row = ("A letter", "Douglass, Frederick", "aut", "Smith, Gerrit", "rcp", "box", "1", "folder", "3")
    columns = guessed(table(headings, row))
    assert [column.field for column in columns[:4]] == ["title", "author", "", "recipient"]
    assert our_cells(row, columns)["holdings"] == " :: box 1 folder 3"


def test_a_shelfmark_whose_parts_have_columns_of_their_own_is_one_line() -> None:
    headings, row = ("Заголовок", "Фонд", "Опись", "Дело", "Листы"), ("Записка", "39", "1", "31", "12-13 об.")
    columns = guessed(table(headings, row))
    assert our_cells(row, columns)["holdings"] == " :: ф. 39, оп. 1, д. 31, л. 12-13 об."
    boxes = guessed(table(("Title", "Box #", "Folder #"), ("A letter", "Box 3", "12")))
    assert our_cells(("A letter", "Box 3", "12"), boxes)["holdings"] == " :: Box 3, folder 12"
    assert fields("Заголовок", "Фонд", values=("Записка", "39")) == ["title", "collections"]


def test_a_date_in_pieces_is_put_together() -> None:
    headings = ("Title", "Year", "Month", "Day")
    columns = guessed(table(headings, ("A letter", "1665", "3", "13")))
    for given, date in (
        (("1665", "3", "13"), "1665-03-13"), (("1665", "03", ""), "1665-03"), (("1665", "0", "0"), "1665"),
        (("", "", ""), None),
    ):  # fmt: skip
        assert our_cells(("A letter", *given), columns).get("date") == date
    assert our_cells(("A letter", "1665", "March", "13"), columns)["date_text"] == "13 March 1665"
    spans = guessed(table(("Title", "begin", "end", "expression"), ("A letter", "1851", "1852", "")))
    assert our_cells(("A letter", "1851", "1852", ""), spans)["date"] == "1851/1852"
    assert our_cells(("A letter", "", "1852", ""), spans)["date"] == "../1852"
    assert our_cells(("A letter", "1851", "", ""), spans)["date_text"] == "1851"
    printed = our_cells(("A letter", "1851", "1852", "winter 1851/52"), spans)
    assert (printed.get("date"), printed["date_text"]) == (None, "winter 1851/52")


def test_whether_the_day_or_the_month_comes_first_is_told_by_the_column() -> None:
    headings, rows = ("Title", "Document date"), (("A", "05/03/1951"), ("B", "31/12/1951"))
    assert days(headings, *rows) == ["1951-03-05", "1951-12-31"]
    assert days(("Title", "Date (mm/dd/yyyy)"), rows[0]) == ["1951-05-03"]
    (row,) = mapped(table(headings, rows[0]), guessed(table(headings, *rows)))
    assert row.record
    assert row.record.date_text == "05/03/1951"
    both = guessed(table(("Title", "senderDate", "senderDateText"), ("A", "1951-12-31", "31/12/1951")))
    assert our_cells(("A", "1951-12-31", "31/12/1951"), both)["date"] == "1951-12-31"
    assert our_cells(("A", "", "31/12/1951"), both)["date"] == "1951-12-31"
    (open_one,) = mapped(table(headings, rows[0]), guessed(table(headings, rows[0])))
    assert "can be" in open_one.faults[0].why


def test_a_column_of_a_foreign_table_that_is_called_as_ours_has_its_own_way_of_writing() -> None:
    headings = ("Key", "Item Type", "Author", "Title", "Abstract Note", "Manual Tags")
    row = ("AB12", "letter", "Hull, Cordell; Grew, Joseph", "Hull to Grew", "", "Japan; war")
    columns = guessed(table(headings, row))
    assert our_cells(row, columns)["author"] == "Cordell Hull|Joseph Grew"


@pytest.mark.parametrize("nothing", ["not_stated", "unidentified_date", "N/A", "NULL", "nan", "—"])
def test_what_programs_write_for_nothing_is_nothing(nothing: str) -> None:
    columns = (Column("Title", "title"), Column("From", "author"), Column("Date", "date_text"))
    assert our_cells(("A letter", nothing, nothing), columns) == {"title": "A letter", "author": "", "date_text": ""}


def test_nothing_among_several_values_is_nothing_too() -> None:
    columns = (Column("Title", "title"), Column("eventActors", "author"), Column("Places", "places", ";"))
    ours = our_cells(("A letter", "Smith|NULL", "London; s. l."), columns)
    assert (ours["author"], ours["places"]) == ("Smith", "London")


@pytest.mark.parametrize("said", ["Nan", "united_nations", "union_minutes", "Unknown", "no_reply"])
def test_what_only_looks_like_nothing_stays(said: str) -> None:
    assert our_cells(("A letter", said), (Column("Title", "title"), Column("From", "author")))["author"] == said


def test_the_part_someone_has_in_the_words_of_another_program_is_no_part_of_their_name() -> None:
    columns = (Column("Title", "title"), Column("Author", "author"))
    for said, names in (
        ("Author (aut): Drinker, Rachel|Author (aut): Cope, Mary, 1766-1825", "Drinker, Rachel|Cope, Mary, 1766-1825"),
        ("relators:aut:person:Cope, Thomas", "Cope, Thomas"),
        ("person:Cope, Mary\nperson:Cope, Anna", "Cope, Mary\nCope, Anna"),
        ("person:Cope, Mary|corporate_body:Haverford College", "Cope, Mary|Haverford College"),
        ("Filippov (Stalin): a note", "Filippov (Stalin): a note"),
    ):
        assert our_cells(("A letter", said), columns)["author"] == names


def test_a_text_with_our_own_signs_stays_one_text() -> None:
    (row,) = mapped(table(("T", "B"), ("A", "One | two :: three")), (Column("T", "title"), Column("B", "text")))
    assert row.record
    assert [text.text for text in row.record.texts] == ["One | two :: three"]


def test_a_cell_beyond_the_headings_is_not_lost_without_a_word() -> None:
    (row,) = mapped(table(("Title",), ("A", "lost")), (Column("Title", "title"),))
    assert "outside every named column" in row.faults[0].why


def test_objects_of_others_are_a_table() -> None:
    line = b'{"name": "A cable", "people": [{"name": "Mao"}, {"name": "Zhou"}], "date": "1949"}\n'
    found = opened("dump.jsonl", line).table
    assert found
    assert found.headings == ("name", "people", "date")
    assert found.rows == ((1, ("A cable", "Mao|Zhou", "1949")),)


def test_what_stands_above_the_headings_is_no_heading() -> None:
    sheet = b"Inventory of letters;;\n;;\nas of May 1949;;\nDatum;Absender;Betreff\n1949;Filippov;An Mao\n;;Undated\n"
    found = opened("letters.csv", sheet).table
    assert found
    assert (found.headings, found.rows[0]) == (("Datum", "Absender", "Betreff"), (5, ("1949", "Filippov", "An Mao")))
    assert len(found.rows) == 2
    narrow = opened("letters.csv", b"Betreff;;\nAn Mao;;\n").table
    assert narrow
    assert narrow.headings == ("Betreff",)


def test_a_file_that_is_none_of_these_is_refused() -> None:
    for data in (b"", b"\xff\xfea\x00", b'{"a": 1}\n{"a": \n'):
        with pytest.raises(FileRefused):
            opened("x.jsonl", data)
