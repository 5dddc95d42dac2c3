"""Titles in German, French and Norwegian, and with offices in Russian: who wrote to whom, or nothing at all."""

import pytest

from archive.names.titles import TitleReading, read_title, read_type

READ = [
    ("Brief von Goethe an Schiller", "Brief", ["author Goethe", "recipient Schiller"]),
    ("Brief von Goethe an Schiller, Weimar, 3. Mai 1795", "Brief", ["author Goethe", "recipient Schiller"]),
    ("Johann Wolfgang von Goethe an Friedrich Schiller", "", ["author Johann Wolfgang von Goethe", "recipient Friedrich Schiller"]),
    ("Telegramm Nr. 12 von Holstein an Bülow", "Telegramm", ["author Holstein", "recipient Bülow"]),
    ("Brief an Carl Friedrich Gauß", "Brief", ["recipient Carl Friedrich Gauß"]),
    ("Gespräch zwischen Otto von Bismarck und Moritz Busch", "Gespräch", ["participant Otto von Bismarck", "participant Moritz Busch"]),
    ("Aufzeichnung des Staatssekretärs Freiherr von Weizsäcker", "Aufzeichnung", ["author von Weizsäcker"]),
    ("Schreiben des Reichskanzlers von Bülow an Kaiser Wilhelm II.", "Schreiben", ["author von Bülow", "recipient Wilhelm II."]),
    ("Der Botschafter in Moskau an das Auswärtige Amt", "", ["author Botschafter in Moskau", "recipient Auswärtige Amt"]),
    ("Lettre de George Sand à Gustave Flaubert", "Lettre", ["author George Sand", "recipient Gustave Flaubert"]),
    ("Lettre d'Albert Camus à Jean Grenier", "Lettre", ["author Albert Camus", "recipient Jean Grenier"]),
    ("Télégramme de M. Delcassé à M. Cambon", "Télégramme", ["author Delcassé", "recipient Cambon"]),
    ("M. Barrère, ambassadeur de France à Rome, à M. Delcassé", "", ["author Barrère", "recipient Delcassé"]),
    ("Note du ministre des Affaires étrangères", "Note", ["author ministre des Affaires étrangères"]),
    ("Feldpostbrief, Uffz. Karl Brenner an Frau Anna Brenner", "Feldpostbrief", ["author Karl Brenner", "recipient Anna Brenner"]),
    ("Télégramme n° 455, M. Bonnet à M. Schuman", "Télégramme", ["author Bonnet", "recipient Schuman"]),
    ("毛泽东和周恩来致斯大林关于出兵问题的电报（第4417号）", "电报", ["author 毛泽东", "author 周恩来", "recipient 斯大林"]),
    ("周恩来总理与尤金大使谈话记录", "谈话记录", ["participant 周恩来", "participant 尤金"]),
    ("中华人民共和国外交部致驻苏联大使馆电", "", ["author 中华人民共和国外交部", "recipient 驻苏联大使馆"]),
    ("Brev fra Henrik Ibsen til Bjørnstjerne Bjørnson", "Brev", ["author Henrik Ibsen", "recipient Bjørnstjerne Bjørnson"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "kind", "names"), READ)
def test_titles_of_other_languages_are_read(title: str, kind: str, names: list[str]) -> None:
    read = read_title(title)
    assert [f"{name.role} {name.form}" for name in read.names] == names
    assert read.type == read_type(title) == kind
    assert all(title[name.start : name.end] == name.form for name in read.names)


RUSSIAN = [
    ("Докладная записка Л. П. Берии И. В. Сталину", ["author Л. П. Берии", "recipient И. В. Сталину"]),
    ("Письмо посла СССР в КНР П. Ф. Юдина министру иностранных дел В. М. Молотову", ["author П. Ф. Юдина", "recipient В. М. Молотову"]),
    ("Шифртелеграмма И. В. Сталина послу СССР в КНДР Т. Ф. Штыкову", ["author И. В. Сталина", "recipient Т. Ф. Штыкову"]),
    ("Докладная записка Министра иностранных дел А. Я. Вышинского И. В. Сталину", ["author А. Я. Вышинского", "recipient И. В. Сталину"]),
    ("Письмо Первого секретаря ЦК КПСС Н. С. Хрущева Председателю Совета Министров СССР Н. А. Булганину", ["author Н. С. Хрущева", "recipient Н. А. Булганину"]),
    ("Запись беседы товарища Сталина с председателем Мао Цзэдуном", ["participant Сталина", "participant Мао Цзэдуном"]),
    ("Из дневника посла П. Ф. Юдина", ["author П. Ф. Юдина"]),
    ("Телеграмма послу СССР в Пекине П. Ф. Юдину", ["recipient П. Ф. Юдину"]),
    ("Проект телеграммы А. А. Громыко Т. Ф. Штыкову", ["author А. А. Громыко", "recipient Т. Ф. Штыкову"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "names"), RUSSIAN)
def test_offices_in_russian_titles_are_no_part_of_the_name(title: str, names: list[str]) -> None:
    assert [f"{name.role} {name.form}" for name in read_title(title).names] == names


def test_the_office_is_given_beside_its_bearer() -> None:
    (writer, reader) = read_title("Письмо посла СССР в КНР П. Ф. Юдина В. М. Молотову").names
    assert (writer.honorific, reader.honorific) == ("посла СССР в КНР", "")


@pytest.mark.parametrize(
    "title",
    [
        "Erinnerungen an Goethe",
        "Gruß an Berlin",
        "Bewerbung an der Universität",
        "Voyage à Cythère",
        "Voltaire à Paris",
        "Veien til Rom",
        "Telegramm Bismarcks an Wilhelm I.",
    ],
)
def test_what_no_table_explains_names_nobody(title: str) -> None:
    assert read_title(title) == TitleReading()


@pytest.mark.parametrize(
    "title",
    [
        "Brief an den Vater",
        "Brief Clara Schumanns an Johannes Brahms",
        "Lettre à un ami",
        "Bericht von Sylt",
        "外交部第12号指示致斯大林电",
    ],
)
def test_a_letter_whose_parties_are_not_sure_names_nobody(title: str) -> None:
    assert read_title(title).names == ()
