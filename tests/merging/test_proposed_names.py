"""How a card proposes to call a person: in spoken order, filed by surname, with the office documents write beside."""

import pytest

from archive.merging.cards.described import said_beside
from archive.merging.cards.heading import kind_of
from archive.merging.evidence.reading import Form, Known, Letter
from archive.merging.evidence.telling import may_be_taken
from archive.merging.evidence.wording import sorted_as, spoken
from archive.names.parts import parsed


def written(text: str, *letters: int) -> Form:
    return Form(1, text, text.lower(), -1, parsed(text), letters={pk: ["author"] for pk in letters})


@pytest.mark.parametrize(
    ("form", "called", "filed"),
    [
        ("Bolshakov Georgi N.", "Georgi N. Bolshakov", "Bolshakov, Georgi N."),
        ("Lin Piao (Lin Biao)", "Lin Piao", "Lin Piao"),
        ("Wang Shu-ming (“Tiger” Wang), General", "Wang Shu-ming", "Wang Shu-ming"),
        ("MacArthur, Douglas, II", "Douglas MacArthur II", "MacArthur, Douglas, II"),
        ("Halvard Lange—Norwegian Foreign Minister", "Halvard Lange", "Lange, Halvard"),
        ("EUR/SES—Jack R. Perry", "Jack R. Perry", "Perry, Jack R."),
        ("The Honorable John Foster Dulles", "John Foster Dulles", "Dulles, John Foster"),
        ("White House—Mr. Bundy", "Bundy", "Bundy"),
        ("Charles S. A. Ritchie of Canada", "Charles S. A. Ritchie", "Ritchie, Charles S. A."),
        ("Nasser, Gamal Abdel", "Gamal Abdel Nasser", "Abdel Nasser, Gamal"),
        ("Gen. James A. Van Fleet", "James A. Van Fleet", "Van Fleet, James A."),
        ("Embassy in the Republic of China", "Embassy in the Republic of China", "Embassy in the Republic of China"),
        ("American Embassy:", "American Embassy", "American Embassy"),
    ],
)
def test_a_person_is_called_and_filed_as_an_editor_would(form: str, called: str, filed: str) -> None:
    assert (spoken(written(form)), sorted_as(written(form), spoken(written(form)))) == (called, filed)


def test_another_form_tells_the_family_name() -> None:
    assert sorted_as(written("Chester Bowles"), "Chester Bowles") == "Chester Bowles"
    assert sorted_as(written("Chester Bowles"), "Chester Bowles", [written("Bowles, Chester A.")]) == "Bowles, Chester"


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("United States", "no_name"),
        ("United States Policy Toward Japan", "no_name"),
        ("Certain Diplomatic Offices", "no_name"),
        ("The White House (after 4:30 p.m.) General Goodpaster", "no_name"),
        ("Mr. William Colby was present for Items 3 and 4", "no_name"),
        ("G. Brigadier General", "office"),
        ("CU/PDS—Ann Eckstein", "person"),
        ("Harold Evans, British Public Relations Adviser", "person"),
    ],
)
def test_what_no_editor_would_take_for_a_person_is_none(form: str, kind: str) -> None:
    assert kind_of(parsed(form)) == kind


@pytest.mark.parametrize("form", ["Embassy", "Bob K.", "McG B", "Al WJJ"])
def test_what_may_be_anybodys_is_taken_by_nobody_in_bulk(form: str) -> None:
    assert not may_be_taken(parsed(form))


def test_a_description_is_the_office_most_documents_write_beside_the_name() -> None:
    known = Known({}, {pk: Letter(1, year, year) for pk, year in enumerate((1962, 1965, 1968, 1961))})
    forms = [
        written("Anatoliy F. Dobrynin, Soviet Ambassador", 0, 2),
        written("Mr. Dobrynin, Soviet ambassador", 1),
        written("Anatoliy Dobrynin, Former Director, American Section", 3),
    ]
    assert said_beside(forms, known) == "Soviet Ambassador, 1962–1968"
    assert said_beside([written("Dobrynin, Anatoliy F.", 0), written("Mr. Dobrynin", 1)], known) == ""
