"""The titles of the first collection, each read whole."""

import pytest

from archive.names.titles import NameInTitle, read_title


def said(name: NameInTitle) -> str:
    """A name in one line: `author: Filippov [Stalin]`."""
    supplied = f" [{name.supplied}]" if name.supplied else ""
    return f"{name.role}: {name.form}{supplied}"


SPEECH = (
    "Mao Zedong, 'Speech at a Meeting of the Representatives of Sixty-four Communist and Workers' Parties'"
    " (Edited by Mao)"
)
TITLES = [
    (
        "Ciphered Telegram No. 4159 from Filipov [Stalin] to Kovalev",
        ("Ciphered Telegram", "4159"),
        ["author: Filipov [Stalin]", "recipient: Kovalev"],
    ),
    (
        "Cable No. 59976, Kovalev to Cde. Filippov [Stalin]",
        ("Cable", "59976"),
        ["author: Kovalev", "recipient: Filippov [Stalin]"],
    ),
    ("Cable No. 54611 from Kovalev to Stalin", ("Cable", "54611"), ["author: Kovalev", "recipient: Stalin"]),
    ("Cable, Mao Zedong to Stalin", ("Cable", ""), ["author: Mao Zedong", "recipient: Stalin"]),
    (
        "Conversation between A. Vyshinsky and Mao Zedong, Moscow",
        ("Conversation", ""),
        ["participant: A. Vyshinsky", "participant: Mao Zedong"],
    ),
    (
        "Memorandum of Conversation between Stalin and CCP Delegation",
        ("Memorandum of Conversation", ""),
        ["participant: Stalin", "participant: CCP Delegation"],
    ),
    (
        "Memorandum of Conversation between Anastas Mikoyan and Mao Zedong",
        ("Memorandum of Conversation", ""),
        ["participant: Anastas Mikoyan", "participant: Mao Zedong"],
    ),
    (
        "Ciphered Telegram No. 53517 from Kovalev to Filippov [Stalin]",
        ("Ciphered Telegram", "53517"),
        ["author: Kovalev", "recipient: Filippov [Stalin]"],
    ),
    (
        "Cable, Kovalev to Stalin, Report on the 22 May 1949 CCP CC Politburo Discussion",
        ("Cable", ""),
        ["author: Kovalev", "recipient: Stalin", "mentioned: CCP CC Politburo"],
    ),
    (
        "Cable, Stalin to Mao Zedong [via Kovalev]",
        ("Cable", ""),
        ["author: Stalin", "recipient: Mao Zedong", "via: Kovalev"],
    ),
    ("Cable, Anastas Mikoyan to Joseph Stalin", ("Cable", ""), ["author: Anastas Mikoyan", "recipient: Joseph Stalin"]),
    ("Cable, Joseph Stalin to Anastas Mikoyan", ("Cable", ""), ["author: Joseph Stalin", "recipient: Anastas Mikoyan"]),
    (
        "Cable, Filippov [Stalin] to Anastas Mikoyan",
        ("Cable", ""),
        ["author: Filippov [Stalin]", "recipient: Anastas Mikoyan"],
    ),
    (
        SPEECH,
        ("Speech", ""),
        ["author: Mao Zedong", "mentioned: Mao"],
    ),
    ("Letter, Mao Zedong to Comrade Stalin", ("Letter", ""), ["author: Mao Zedong", "recipient: Stalin"]),
    (
        "Draft of Record of a Meeting between the Soviet and Chinese Delegations",
        ("Record of Meeting", ""),
        ["participant: Soviet Delegation", "participant: Chinese Delegation"],
    ),
    (
        "Record of a Meeting between the Soviet and Chinese Delegations",
        ("Record of Meeting", ""),
        ["participant: Soviet Delegation", "participant: Chinese Delegation"],
    ),
    (
        "Telegram from A. Mikoyan to the CPSU Central Committee",
        ("Telegram", ""),
        ["author: A. Mikoyan", "recipient: CPSU Central Committee"],
    ),
    (
        "Kovalev Report to Stalin on a Conversation with Mao",
        ("Report", ""),
        ["author: Kovalev", "recipient: Stalin", "mentioned: Mao"],
    ),
]


@pytest.mark.parametrize(("title", "kind", "names"), TITLES)
def test_a_title_is_read_whole(title: str, kind: tuple[str, str], names: list[str]) -> None:
    reading = read_title(title)
    assert (reading.type, reading.number) == kind
    assert [said(name) for name in reading.names] == names


def test_only_the_draft_is_a_draft() -> None:
    drafts = [title for title, _, _ in TITLES if read_title(title).draft]
    assert drafts == ["Draft of Record of a Meeting between the Soviet and Chinese Delegations"]


def test_the_place_of_a_conversation_is_proposed() -> None:
    assert read_title("Conversation between A. Vyshinsky and Mao Zedong, Moscow").places == ("Moscow",)


def test_a_courtesy_is_kept_beside_the_name() -> None:
    assert read_title("Cable No. 59976, Kovalev to Cde. Filippov [Stalin]").names[1].honorific == "Cde."


def test_bodies_are_told_from_persons() -> None:
    kinds = {name.form: name.kind for title, _, _ in TITLES for name in read_title(title).names}
    assert {form for form, kind in kinds.items() if kind == "body"} == {
        "CCP Delegation", "CCP CC Politburo", "Soviet Delegation", "Chinese Delegation", "CPSU Central Committee",
    }  # fmt: skip


@pytest.mark.parametrize("title", [title for title, _, _ in TITLES])
def test_a_name_stands_where_the_reading_says(title: str) -> None:
    for name in read_title(title).names:
        assert name.form.split()[0] in title[name.start : name.end]
        assert not name.supplied or name.supplied in title[name.start : name.end]
