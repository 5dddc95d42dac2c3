"""A text has the paragraphs its author gave it, not those of the machine that broke its lines."""

from archive.text.paragraphs import is_set, paragraphs


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("First.\n\nSecond line one\nline two.\n \nThird.") == [
        "First.",
        "Second line one\nline two.",
        "Third.",
    ]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert paragraphs("Participants:\nMr. Dening.\nMr. Green.") == ["Participants:", "Mr. Dening.", "Mr. Green."]


def test_lines_broken_in_the_middle_of_a_sentence_are_joined() -> None:
    text = "Mr. Dening opened the discussion by expressing concern over what he\ntermed the relatively minor emphasis of US\npolicy."
    assert paragraphs(text) == [text.replace("\n", " ")]


def test_a_short_line_before_a_new_name_stays_a_line() -> None:
    text = "Mr. Dening, Assistant Undersecretary\nfor the Far East, UK Foreign Office\nMr. Meade, Counselor"
    assert paragraphs(text) == [
        "Mr. Dening, Assistant Undersecretary for the Far East, UK Foreign Office",
        "Mr. Meade, Counselor",
    ]


def test_a_date_and_an_office_broken_over_two_lines_are_joined_and_a_heading_is_not() -> None:
    text = (
        "Vienna, June 4,\n1961, 10:15 a.m.\nMeeting Between The President and Chairman Khrushchev\nPARTICIPANTS\nUS\n"
        "Ministry of\nForeign Affairs"
    )
    assert paragraphs(text) == [
        "Vienna, June 4, 1961, 10:15 a.m.",
        "Meeting Between The President and Chairman Khrushchev",
        "PARTICIPANTS",
        "US",
        "Ministry of Foreign Affairs",
    ]


def test_an_empty_text_has_none() -> None:
    assert paragraphs(" \n\n ") == []


VERSE = "    The first line is set in\n  the second less\n\tthe third by a tab"


def test_verse_stays_together_and_keeps_what_its_lines_are_set_in_by() -> None:
    assert paragraphs(f"{VERSE}\n") == [VERSE]
    assert paragraphs(f"{VERSE}\n\n{VERSE}") == [VERSE, VERSE]
    assert is_set(VERSE)


def test_a_typescript_with_paragraphs_set_in_has_a_paragraph_for_each() -> None:
    text = "    The Ambassador said that he had been told of what the\nSecretary wanted.\n    He would reply on Monday."
    assert paragraphs(text) == [
        "    The Ambassador said that he had been told of what the Secretary wanted.",
        "    He would reply on Monday.",
    ]


def test_prose_is_not_set() -> None:
    assert not is_set("He left.  She stayed.\nNobody spoke.")
    assert is_set("Wheat\t12\nRye\t9")
