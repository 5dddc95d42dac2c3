"""A whole record pasted into an empty form fills its fields; one that is here already is shown before it is saved."""

import pytest

from archive.admin.record.pasting import read_record
from archive.documents.models import Document
from tests.admin.forms import save, shown, signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/document/add/"
ROW = "November 11, 1949\n\nCable No. 59976, Kovalev to Cde. Filippov [Stalin]\n\nKovalev asks for grain.\n"


@pytest.mark.parametrize(
    "page", [ROW, f"Skip to content\nResults:\n1 - 1 of 1\nDocuments\n{ROW}\nPagination\n"]
)  # as one row, and as the page around it
def test_a_row_of_a_listing_is_a_whole_record(page: str) -> None:
    read = read_record(page)
    assert read["title"] == "Cable No. 59976, Kovalev to Cde. Filippov [Stalin]"
    assert (read["date"], read["number"], read["summary"]) == ("November 11, 1949", "59976", "Kovalev asks for grain.")
    assert [credit["name"] for credit in read["credits"]] == ["Kovalev", "Filippov"]


def test_a_line_of_a_finding_aid_has_title_date_and_shelfmark() -> None:
    read = read_record("Letter, Mao Zedong to Stalin, 4 February 1949. RGASPI, f. 558, op. 11, d. 330, ll. 1-4")
    assert read["title"] == "Letter, Mao Zedong to Stalin"
    assert read["date"] == "4 February 1949"
    assert read["holdings"] == [{"repository": "RGASPI", "reference": "f. 558, op. 11, d. 330, ll. 1-4"}]


def test_lines_with_labels_are_read_by_their_labels() -> None:
    read = read_record(
        "Title: Cable, Mao to Filippov\nDate: spring 1950\nSummary: One.\nTwo.\nSource: APRF, f. 45, op. 1"
    )
    assert (read["date"], read["summary"]) == ("spring 1950", "One.\nTwo.")
    assert read["holdings"] == [{"repository": "APRF", "reference": "f. 45, op. 1"}]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Telegram, Filippov [Stalin] to Kovalev\nMarch 15, 1949\nFilippov advises patience.\n\nTrade, with Manchuria.\n"
            "Source: RGASPI, f. 558, op. 11, d. 331, ll. 24-25"
        ),
        (
            "March 15, 1949\nTelegram, Filippov [Stalin] to Kovalev\nRGASPI, f. 558, op. 11, d. 331, ll. 24-25\n"
            "Filippov advises patience.\nTrade, with Manchuria."
        ),
    ],
)
def test_lines_say_by_what_they_are_which_field_they_fill(text: str) -> None:
    read = read_record(text)
    assert (read["title"], read["date"]) == ("Telegram, Filippov [Stalin] to Kovalev", "March 15, 1949")
    assert read["summary"] == "Filippov advises patience.\nTrade, with Manchuria."
    assert read["holdings"] == [{"repository": "RGASPI", "reference": "f. 558, op. 11, d. 331, ll. 24-25"}]


def test_the_head_of_a_memorandum_names_sender_addressee_and_subject() -> None:
    read = read_record(
        "FROM: Kovalev\nTO: Filippov [Stalin]; Molotov\nDATE: 18 May 1949\nSUBJECT: Rice for Shanghai\n"
        "Topics: Rice; Trade\nLanguage: Russian"
    )
    assert (read["title"], read["date"]) == ("Rice for Shanghai", "18 May 1949")
    assert [(one["name"], one["supplied"], one["role"]) for one in read["credits"]] == [
        ("Kovalev", "", "author"),
        ("Filippov", "Stalin", "recipient"),
        ("Molotov", "", "recipient"),
    ]
    assert (read["topics"], read["languages"]) == (["Rice", "Trade"], ["Russian"])


def test_people_at_a_talk_stand_below_their_label_each_without_title_and_office() -> None:
    read = read_record(
        "MEMORANDUM OF CONVERSATION\n\nDATE: May 12, 1961, 3:30 p.m.\nPARTICIPANTS:\nSecretary Rusk\n"
        "Mr. Akalovsky (interpreter)\n\nSUBJECT: Laos\n\nThe Ambassador called."
    )
    assert (read["type"], read["title"], read["summary"]) == (
        "Memorandum of Conversation", "Laos", "The Ambassador called.",
    )  # fmt: skip
    assert [(one["name"], one["role"], one.get("note", "")) for one in read["credits"]] == [
        ("Rusk", "participant", ""),
        ("Akalovsky", "participant", "interpreter"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Title\tDate\tFrom\tSource\nOn boats\t12 May 1950\tKim Il Sung\tAPRF, f. 45, op. 1\nOn rice\t13 May 1950\t\t",
        "Date\n12 May 1950\nTitle\nOn boats\nAuthor\nKim Il Sung\nSource\nAPRF, f. 45, op. 1",
        "TY  - UNPB\nTI  - On boats\nAU  - Kim Il Sung\nDA  - 1950/05/12/\nCN  - APRF, f. 45, op. 1\nER  -",
    ],
    ids=["table", "page", "ris"],
)
def test_labels_of_other_shapes_are_labels(text: str) -> None:
    read = read_record(text)
    assert read["title"] == "On boats"
    assert read["date"] in {"12 May 1950", "1950-05-12"}
    assert [one["name"] for one in read["credits"]] == ["Kim Il Sung"]
    assert read["holdings"] == [{"repository": "APRF", "reference": "f. 45, op. 1"}]
    assert read.get("others", 0) == ("\t" in text)


@pytest.mark.parametrize(
    ("text", "title", "date", "archive"),
    [
        (
            "Feldpostbrief, Uffz. Karl Brenner an Anna Brenner, Mitte März 1943\nBundesarchiv, MSg 2/5567, Bl. 12",
            "Feldpostbrief, Uffz. Karl Brenner an Anna Brenner", "Mitte März 1943", "Bundesarchiv",
        ),
        (
            "Докладная записка Круглова Сталину\n12 марта 1947 г.\nГАРФ. Ф. 9401. Оп. 2. Д. 168. Подлинник.",
            "Докладная записка Круглова Сталину", "12 марта 1947 г.", "ГАРФ",
        ),
        ("毛泽东致斯大林电\n1950年10月2日\n中央档案馆 4-12-3", "毛泽东致斯大林电", "1950年10月2日", "中央档案馆"),
        (
            "Box 14, folder 3: Dean Acheson to Philip Jessup, 14 July 1949. 3 pp. Harry S. Truman Library.",
            "Dean Acheson to Philip Jessup", "14 July 1949", "Harry S. Truman Library",
        ),
        (
            "“Telegram from Mao Zedong to Filippov,” October 3, 1950, Wilson Center Digital Archive, APRF, f. 45, op. 1. https://example.org/1",
            "Telegram from Mao Zedong to Filippov", "October 3, 1950", "APRF",
        ),
    ],
)  # fmt: skip
def test_what_finding_aids_and_books_print_in_a_line_or_two_is_read(
    text: str, title: str, date: str, archive: str
) -> None:
    read = read_record(text)
    assert (read["title"], read["date"], read["holdings"][0]["repository"]) == (title, date, archive)


def test_an_undated_card_with_its_place_in_brackets() -> None:
    read = read_record("Postcard, Uncle to Masha\nn.d.\n[Tiflis]\nThe sea is calm.")
    assert (read["date"], read["date_text"], read["places"]) == ("undated", "n.d.", ["[Tiflis]"])
    assert read["summary"] == "The sea is calm."


@pytest.mark.parametrize("text", ["", "\n\n", "Pagination", "x" * 5000])
def test_what_is_no_record_fills_no_date(text: str) -> None:
    assert not read_record(text).get("date")


def test_without_script_what_was_pasted_fills_the_form_and_saves_nothing() -> None:
    page = save(signed_in("curator", "Curators"), ADD, {"pasted": ROW}, button="_paste")
    form = page.context["adminform"].form
    assert form["date"].value() == "November 11, 1949"
    assert page.context["rows"]["credits"].forms[1]["supplied"].value() == "Stalin"
    assert "This is what was pasted" in page.text
    assert not Document.objects.exists()


def test_a_record_of_the_same_day_with_nearly_its_title_is_shown_with_both_drafts_apart() -> None:
    for number in (1, 2):
        letter(f"Draft {number} of a letter from Rákosi to Kádár", date="1956-09-19", published=False)
    letter("Draft 1 of a letter from Rákosi to Kádár", date="1956-09-20")
    asked = {"title": "Draft of a letter from Rakosi to Kadar", "date": "19 September 1956"}
    found = signed_in("curator", "Curators").get("/admin/archive/document/like/", asked).json()["like"]
    assert [(one["title"][:7], one["why"], one["state"]) for one in found] == [
        ("Draft 1", "title", "draft"),
        ("Draft 2", "title", "draft"),
    ]


def test_a_preview_draws_what_is_typed_and_keeps_nothing_of_it() -> None:
    curator = signed_in("curator", "Curators")

    typed = {**shown(curator, ADD), "title": "Cable, Mao to Filippov", "topics": "Fuel and power", "date": "1949-02"}
    page = curator.post("/admin/archive/document/preview/", typed)
    assert "Cable, Mao to Filippov" in page.text
    assert "Fuel and power" in page.text
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert not Document.objects.exists()


def told(read: dict[str, object]) -> tuple[object, ...]:
    """Title, date, names with their roles, and where it lies."""
    credits: list[dict[str, str]] = read.get("credits", [])  # type: ignore[assignment]
    holdings: list[dict[str, str]] = read.get("holdings", [])  # type: ignore[assignment]
    names = [f"{one['role']}: {one['name']}" for one in credits]
    return read["title"], read.get("date"), names, [(one["repository"], one["reference"]) for one in holdings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Acheson, Dean, to Jessup, Philip C., 5 January 1950. Harry S. Truman Library, Acheson Papers, Box 65",
            ("Acheson, Dean, to Jessup, Philip C.", "5 January 1950",
             ["author: Acheson, Dean", "recipient: Jessup, Philip C."],
             [("Harry S. Truman Library", "Acheson Papers, Box 65")]),
        ),
        (
            "Kennan to Acheson, January 3, 1950, Box 65, Acheson Papers, Harry S. Truman Library, Independence, Missouri.",
            ("Kennan to Acheson", "January 3, 1950", ["author: Kennan", "recipient: Acheson"],
             [("Harry S. Truman Library", "Box 65, Acheson Papers")]),
        ),
        (
            ("Filippov [Stalin], “Cable, Filippov [Stalin] to Mikoyan,” February 3, 1949, APRF, f. 39, op. 1, d. 39, l. 5, "
            "Archive of the Cold War, https://example.org/1. Accessed 1 Dec. 2026."),
            ("Cable, Filippov [Stalin] to Mikoyan", "February 3, 1949", ["author: Filippov", "recipient: Mikoyan"],
             [("APRF", "f. 39, op. 1, d. 39, l. 5")]),
        ),
        (
            "BArch, NS 19/1234: Himmler an Berger, 3. März 1943",
            ("Himmler an Berger", "3. März 1943", ["author: Himmler", "recipient: Berger"], [("BArch", "NS 19/1234")]),
        ),
        (
            "Записка Л. П. Берии И. В. Сталину, 12 мая 1931 г. РГАСПИ. Ф. 558. Оп. 11. Д. 801. Л. 3–5.",
            ("Записка Л. П. Берии И. В. Сталину", "12 мая 1931 г.",
             ["author: Л. П. Берии", "recipient: И. В. Сталину"], [("РГАСПИ", "Ф. 558. Оп. 11. Д. 801. Л. 3–5")]),
        ),
        (
            "毛泽东致斯大林电，1950年1月2日。俄罗斯总统档案馆，全宗45，目录1",
            ("毛泽东致斯大林电", "1950年1月2日", ["author: 毛泽东", "recipient: 斯大林"],
             [("俄罗斯总统档案馆", "全宗45, 目录1")]),
        ),
        (
            "Report. Kovalev to Stalin. 24.12.1949. APRF 3/65/584/123-144",
            ("Report. Kovalev to Stalin", "24.12.1949", ["author: Kovalev", "recipient: Stalin"],
             [("APRF", "3/65/584/123-144")]),
        ),
        (
            ("245 10 $a Telegram to Zhou Enlai / $c V. M. Molotov.\n100 1_ $a Molotov, V. M.\n260 __ $c 1950 January 5.\n"
            "852 __ $a RGASPI $j f. 558, op. 11"),
            ("Telegram to Zhou Enlai", "1950 January 5", ["author: Molotov, V. M."], [("RGASPI", "f. 558, op. 11")]),
        ),
        (
            ("@misc{r1950,\n author = {Roshchin, N. V. and Mao, Zedong},\n title = {On the {Soviet} loan},\n"
            " year = {1950},\n month = jan,\n note = {AVPRF, f. 0100, op. 43}\n}"),
            ("On the Soviet loan", "Jan 1950", ["author: Roshchin, N. V.", "author: Mao, Zedong"],
             [("AVPRF", "f. 0100, op. 43")]),
        ),
        (
            ("From: Kennan, George F. <kennan@state.gov>\nTo: Acheson, Dean; Nitze, Paul H.\nCc: Jessup, Philip C.\n"
            "Date: Tue, 3 Jan 1950 14:02:11 -0500\nSubject: Recognition\n\nI think we should wait."),
            ("Recognition", "3 Jan 1950",
             ["author: Kennan, George F.", "recipient: Acheson, Dean", "recipient: Nitze, Paul H.",
              "recipient: Jessup, Philip C."], []),
        ),
        (
            ("legacyId,identifier,title,levelOfDescription,repository,scopeAndContent,eventDates\n"
            '12,F558-330,"Letter, Mao Zedong to Stalin",Item,RGASPI,"On a loan, and wool.",4 February 1949'),
            ("Letter, Mao Zedong to Stalin", "4 February 1949", ["author: Mao Zedong", "recipient: Stalin"],
             [("RGASPI", "")]),
        ),
        (
            ("<did><unittitle>Letter, Mao to Stalin</unittitle><unitdate>4 February 1949</unitdate>"
            "<unitid>f. 558, op. 11</unitid></did>"),
            ("Letter, Mao to Stalin", "4 February 1949", ["author: Mao", "recipient: Stalin"], [("", "f. 558, op. 11")]),
        ),
    ],
)  # fmt: skip
def test_what_other_systems_and_languages_write_is_taken_apart(text: str, expected: tuple[object, ...]) -> None:
    assert told(read_record(text)) == expected


def test_below_the_addressee_of_a_telegram_stand_place_date_and_secrecy_and_no_further_names() -> None:
    read = read_record(
        "TELEGRAM\nFROM: The Ambassador in the Soviet Union (Kirk)\nTO: The Secretary of State\n"
        "MOSCOW, January 5, 1950—6 p.m.\nTOP SECRET\n[Received January 5—2:12 p.m.]\n33. Vyshinski received me today."
    )
    assert [(one["name"], one["supplied"], one["role"]) for one in read["credits"]] == [
        ("Ambassador in the Soviet Union", "Kirk", "author"), ("Secretary of State", "", "recipient"),
    ]  # fmt: skip
    assert read["classification"] == "TOP SECRET"
    assert read["summary"].endswith("33. Vyshinski received me today.")


def test_a_city_supplied_behind_the_last_name_is_a_place_and_nobodys_name() -> None:
    read = read_record("Letter from Beria to Stalin [Tiflis], 12 May 1931")
    assert [(one["name"], one["supplied"]) for one in read["credits"]] == [("Beria", ""), ("Stalin", "")]
    assert read["places"] == ["[Tiflis]"]


def test_a_name_that_a_russian_title_declines_is_proposed_as_it_is_known() -> None:
    person("Joseph Stalin", "И. В. Сталин")
    person("Lavrenty Beria", "Л. П. Берия", "Берия")
    person("Anna Yudina", "Юдина")
    person("Pavel Yudin", "Юдин")
    line = "Записка Л. П. Берии И. В. Сталину, 12 мая 1931 г."
    curator = signed_in("curator", "Curators")
    fields = curator.post(f"{ADD.removesuffix('add/')}paste/", {"text": line}).json()["fields"]
    assert [one["name"] for one in fields["credits"]] == ["Л. П. Берия", "И. В. Сталин"]
    assert fields["title"] == "Записка Л. П. Берии И. В. Сталину"
    fields = curator.post(
        f"{ADD.removesuffix('add/')}paste/", {"text": "Письмо Юдина Ким Ир Сену, 12 мая 1951 г."}
    ).json()
    assert [one["name"] for one in fields["fields"]["credits"]] == ["Юдина", "Ким Ир Сену"]
    picked = curator.get(f"{ADD.removesuffix('add/')}pick/", {"kind": "name", "q": "И. В. Сталину"}).json()["items"]
    assert [one["value"] for one in picked] == ["И. В. Сталин"]
