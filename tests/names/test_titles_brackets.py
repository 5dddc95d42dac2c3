"""Brackets, and what else stands about a name. Which side is the cover name is never decided."""

import pytest

from archive.names.titles import NameInTitle, bracket_evidence, read_title


@pytest.mark.parametrize(
    ("written", "form", "supplied"),
    [
        ("Filippov [Stalin]", "Filippov", "Stalin"),
        ("Filippov (Stalin)", "Filippov", "Stalin"),
        ("Stalin [Kuznetsov]", "Stalin", "Kuznetsov"),
        ("FENG XI [STALIN]", "FENG XI", "STALIN"),
        ("Pak Heon-yeong [Pak Hon Yong]", "Pak Heon-yeong", "Pak Hon Yong"),
        ("Chiang, Ching-kuo (Jiang Jingguo)", "Chiang, Ching-kuo", "Jiang Jingguo"),
        ("Asian Department [Ministry of Foreign Affairs]", "Asian Department", "Ministry of Foreign Affairs"),
        ("the Chancellor [Helmut Kohl]", "Chancellor", "Helmut Kohl"),
        ("Zhou Enlai (周恩来)", "Zhou Enlai", "周恩来"),
        ("Terebin [Dr. A. Ya. Orlov]", "Terebin", "A. Ya. Orlov"),
        ("Stalin [sic]", "Stalin", ""),
        ("Kovalev [in Beijing]", "Kovalev", ""),
        ("[Joseph] Stalin", "Stalin", "Joseph Stalin"),
        ("Roshchin [N.V.]", "Roshchin", "Roshchin N.V."),
        ("[Stalin]", "Stalin", "Stalin"),
        ("'Filippov' [Stalin]", "Filippov", "Stalin"),
    ],
)
def test_the_name_outside_the_brackets_is_the_form(written: str, form: str, supplied: str) -> None:
    for title in (f"Cable, {written} to Mao Zedong", f"Letter from Mao Zedong to {written}"):
        name = only(title, form)
        assert (name.form, name.supplied) == (form, supplied)


def test_a_possessive_in_brackets_is_a_name_without_it() -> None:
    reading = read_title("Mikhail Gorbachev's Response to the Chancellor's [Helmut Kohl's] Letter")
    assert [(name.form, name.supplied, name.role) for name in reading.names] == [
        ("Mikhail Gorbachev", "", "author"),
        ("Chancellor", "Helmut Kohl", "mentioned"),
    ]


@pytest.mark.parametrize(
    ("title", "certainty"),
    [
        ("Cable, [Stalin?] to Mao Zedong", "possible"),
        ("Cable, Filippov [Stalin?] to Mao Zedong", "possible"),
        ("Cable, Stalin? to Mao Zedong", "possible"),
        ("Cable, Filippov [probably Stalin] to Mao Zedong", "probable"),
        ("Letter, probably written by Stalin, to Mao Zedong", "probable"),
        ("Letter to Mao Zedong, possibly from Stalin", "possible"),
        ("Cable, Filippov [Stalin] to Mao Zedong", "certain"),
    ],
)
def test_a_doubt_stays_a_doubt(title: str, certainty: str) -> None:
    reading = read_title(title)
    assert [name.certainty for name in reading.named("author")] == [certainty]
    assert [name.certainty for name in reading.named("recipient")] == ["certain"]


@pytest.mark.parametrize("title", ["Letter from Unknown to Stalin", "Anonymous Letter to Stalin", "Letter, [illegible] to Stalin"])  # fmt: skip
def test_nobody_named_is_said_and_not_taken_for_a_name(title: str) -> None:
    assert [name.anonymous for name in read_title(title).names] == [True, False]


def test_a_nickname_is_part_of_the_name_as_written() -> None:
    inverted = read_title('Interview with Blair, Anthony Charles Lynton ("Tony")').names[0]
    assert (inverted.form, inverted.nickname) == ('Blair, Anthony Charles Lynton ("Tony")', "Tony")
    assert read_title('Letter from Anthony "Tony" Blair').names[0].form == 'Anthony "Tony" Blair'


def test_initials_stay_where_they_are_written() -> None:
    reading = read_title("Letter, Stalin I.V. to C.M. Molotov, V. I. Razuvayev and Molotov, Vyacheslav Mikhaylovich")
    assert [name.form for name in reading.names] == [
        "Stalin I.V.", "C.M. Molotov", "V. I. Razuvayev", "Molotov, Vyacheslav Mikhaylovich",
    ]  # fmt: skip


def test_brackets_in_prose_are_evidence() -> None:
    assert bracket_evidence(
        "Kovalev reports to Filippov (Stalin) about grain; Comrade Matveyev (Zakharov) agrees."
    ) == (
        ("Filippov", "Stalin"),
        ("Matveyev", "Zakharov"),
    )
    assert bracket_evidence("The Chinese Communist Party (CCP) and the Ministry of Foreign Affairs (MFA)") == (
        ("Chinese Communist Party", "CCP"),
        ("Ministry of Foreign Affairs", "MFA"),
    )


@pytest.mark.parametrize(
    ("title", "pair"),
    [
        ("Report, Li De [Otto Braun] to the Comintern", ("Li De", "Otto Braun")),
        ('Cable to "Filippov" [Stalin]', ("Filippov", "Stalin")),
        ("Telegram from Mao Zedong to FILIPPOV [I.V. Stalin]", ("FILIPPOV", "I.V. Stalin")),
        ("Cable, A. M. Orlov [Terebin] to Stalin", ("A. M. Orlov", "Terebin")),
        ("Телеграмма Филиппов [Сталин] Ковалеву", ("Филиппов", "Сталин")),
    ],
)
def test_a_cover_name_is_read_with_its_brackets(title: str, pair: tuple[str, str]) -> None:
    assert bracket_evidence(title) == (pair,)


@pytest.mark.parametrize(
    "text",
    [
        "Stalin gives to Mao (via Kovalev) his stance",
        "Vyshinskii (possibly unaware of the interview) replies that he sees difficulties",
        "how the Chinese are handling it (the creation of an economic center in China)",
        "The Ambassador in France ( Caffery ) to the Secretary of State",
        "Mao Zedong (1893-1976), Urumchi (Dihua), Kim Il Sung (Premier), Blair (\"Tony\"), Stalin [sic], Mao (Mao)",
        "Filippov [Stalin?]",
        "the Secretary of Defense (Wilson), Robert Flynn (USN), Naval Operations (Carney), Eden (Ramsbotham, Mason)",
        "(Stalin) Filippov",
    ],
)  # fmt: skip
def test_what_is_no_second_name_is_no_evidence(text: str) -> None:
    assert bracket_evidence(text) == ()


def only(title: str, form: str) -> NameInTitle:
    names = [name for name in read_title(title).names if name.form != "Mao Zedong"]
    assert [name.form for name in names] == [form]
    return names[0]
