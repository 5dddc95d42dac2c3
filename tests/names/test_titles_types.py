"""What a document is, its number, and titles that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.names.titles import TitleReading, bracket_evidence, read_title, read_type


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("TELEGRAM 066.712 from the Romanian Embassy in Pyongyang to the Romanian Ministry of Foreign Affairs", "Telegram"),
        ("Handwritten Letter from Kim Il Sung to Stalin", "Handwritten Letter"),
        ("Memorandum of a Telephone Conversation Between the President and Senator Knowland", "Memorandum of Telephone Conversation"),
        ("Minutes of the Politburo Meeting", "Minutes of Meeting"),
        ("Stenographic Record of a Meeting of the PUWP CC Politburo", "Stenographic Record of Meeting"),
        ("Record of Comrade Stalin's Conversation with Zhou Enlai", "Record of Conversation"),
        ("From the Journal of N. V. Roshchin", "Journal"),
        ("From the Diary of N. V. Roshchin: Memorandum of Conversation with Mao Zedong", "Memorandum of Conversation"),
        ("Zhou Enlai, Speech at the Bandung Conference", "Speech"),
        ("VKP(b) CC Politburo Decision Approving the Following Orders", "Decision"),
        ("Untitled Memorandum on the Situation in Korea", "Memorandum"),
        ("Information Note from Ambassador Ivan Bashev", "Information Note"),
        ("Excerpts from the Diary of Georgi Dimitrov", "Diary"),
        ("Draft, Report to the CC CPSU Plenum", "Report"),
        ("Record of the Second Meeting between Premier Zhou and Prime Minister U Nu", "Record of Meeting"),
        ("The Secretary of State to the Embassy in France", ""),
        ("On the Correct Handling of Contradictions", ""),
        ("毛泽东致斯大林电", ""),
    ],
)  # fmt: skip
def test_the_type_is_a_plain_noun(title: str, kind: str) -> None:
    assert read_title(title).type == read_type(title) == kind


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Ciphered Telegram No. 4159 from Filipov", "4159"),
        ("Ciphered Telegram № 4159 from Filipov", "4159"),
        ("Cable No. 22-ш, Filippov to Kovalev", "22-ш"),
        ("Report Nr. 17, Stasi", "17"),
        ("Telegram #12 from Filipov", "12"),
        ("Ciphered Telegram No. 600308/sh, Shtykov to Zakharov", "600308/sh"),
        ("TELEGRAM 066.712 from the Romanian Embassy", "066.712"),
        ("Airgram A–232 From the Embassy in Poland", "A–232"),
        ("Directive, Antonov to Vasilevsky, No. 11126", "11126"),
        ("Resolution of VKP(b) CC Politburo, P78/73", "P78/73"),
        ("Cable from Tehran Nº 31343/31353", "31343/31353"),
        ("Decree No. 2352 cc of the State Committee of Defense", "2352 cc"),
        ("Soviet State Defense Committee Edict No. GKO-9887ss/op", "GKO-9887ss/op"),
        ("Soviet Council of Ministers Resolution, No. 1286-525, On Development", "1286-525"),
        ("Telegram from Pyongyang to Bucharest, SECRET, Urgent, No. 061.041", "061.041"),
        ("Telegram from the Romanian Embassy in Pyongyang, January 21, 1980, 057026, Secret", "057026"),
        ("Letter, Stalin to Mao, 10 January 1949", ""),
        ("Report 1949", ""),
    ],
)
def test_the_number_is_what_stands_after_its_sign(title: str, number: str) -> None:
    assert read_title(title).number == number


def test_drafts_and_excerpts_are_told() -> None:
    assert read_title("Hand-written Draft of a Letter from Stalin to Mao").draft
    assert read_title("Draft Telegram, Stalin to Mao Zedong").draft
    assert read_title("Excerpts from the Diary of Georgi Dimitrov").excerpt
    assert read_title("Cable, Shtykov to Vyshinsky (excerpt)").excerpt
    assert not read_title("Cable, Shtykov to Vyshinsky").excerpt


@pytest.mark.parametrize(
    ("title", "reading"),
    [
        ("Шифртелеграмма № 4159 Филиппова Ковалеву", ("Шифртелеграмма", "4159", ["Филиппова", "Ковалеву"])),
        ("Письмо Сталина Мао Цзэдуну", ("Письмо", "", ["Сталина", "Мао Цзэдуну"])),
        ("Письмо Мао Цзэдуна Сталину", ("Письмо", "", ["Мао Цзэдуна", "Сталину"])),
        ("Телеграмма от Филиппова [Сталина] к Ковалеву", ("Телеграмма", "", ["Филиппова", "Ковалеву"])),
        ("Запись беседы И. В. Сталина с Мао Цзэдуном", ("Запись беседы", "", ["И. В. Сталина", "Мао Цзэдуном"])),
        ("Из дневника Н. В. Рощина", ("Дневник", "", ["Н. В. Рощина"])),
    ],
)
def test_russian_titles_are_read_in_the_case_they_are_written(title: str, reading: tuple[str, str, list[str]]) -> None:
    read = read_title(title)
    assert (read.type, read.number, [name.form for name in read.names]) == reading


@pytest.mark.parametrize(
    "title",
    ["", " ", "to", "()", "[]", "毛泽东论持久战", "NEAR(", "%s", '"', "from to via by", "x" * 2000, "[a " * 700],
)
def test_what_cannot_be_read_is_read_as_nothing(title: str) -> None:
    assert read_title(title) == TitleReading()


BITS = (
    "Cable , No. 4159 from to [ ] ( ) Stalin Mao and of the \" ' ’ via in for Embassy Secretary with Conversation between"
    " Draft ? probably № Письмо Сталина 毛泽东 : – transmitting message A. I.V. [Stalin?] 's on Report (Edited by"
)


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(BITS.split()), max_size=25).map(" ".join)))
def test_no_title_stops_the_reader(title: str) -> None:
    bracket_evidence(title)
    for name in read_title(title).names:
        assert name.form
        assert 0 <= name.start < name.end <= len(title)
