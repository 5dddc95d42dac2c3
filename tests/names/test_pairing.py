"""The names of a whole archive in pairs, each form loaded as a person of its own."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.names.pairing import Brackets, Candidate, NameIndex, NameRecord, candidates, candidates_for
from archive.names.parts import parsed

ALPHABETS = {"Latn", "Cyrl", "Grek", "Arab", "Hang"}


@dataclass(frozen=True)
class People:
    """Attested forms of known persons, and what the pairing makes of them."""

    rows: tuple[dict[str, str], ...]
    found: tuple[Candidate, ...]

    def is_one(self, pair: Candidate) -> bool:
        return self.rows[pair.owner]["person"] == self.rows[pair.other]["person"]

    def resembles(self, pair: Candidate) -> bool:
        one, two = self.rows[pair.owner], self.rows[pair.other]
        return one["looks_like"] == two["person"] or two["looks_like"] == one["person"]

    def with_fellows(self, *, in_an_alphabet: bool) -> set[int]:
        """The forms whose person has another form; those of two words and more in an alphabet, or all."""
        count = Counter(row["person"] for row in self.rows)
        names = {number: parsed(row["form"]) for number, row in enumerate(self.rows) if count[row["person"]] > 1}
        if not in_an_alphabet:
            return set(names)
        return {number for number, name in names.items() if len(name.words) > 1 and name.script in ALPHABETS}

    def linked(self, *verdicts: str) -> set[int]:
        pairs = [pair for pair in self.found if pair.verdict in verdicts and self.is_one(pair)]
        return {owner for pair in pairs for owner in (pair.owner, pair.other)}


_GIVEN = """
Jack Jacob Jamal James Jan Janos Jared Jasper Javier Jean Jeff Jerome Jesse Jim Joachim Joel Johan Jonas Jonathan Jordan
Joseph Joshua Juan Jules Julian Julius Junius Jurgen Justin Jochen Jethro Jefferson Jedediah Jaroslav Jarvis Jenkins
Jeremiah Jericho Judah Jude Jabez Jorge Josiah Jubal Jeronimo Jakub
"""


def test_nearly_all_probable_pairs_are_one_person(people: People) -> None:
    probable = [pair for pair in people.found if pair.verdict == "probable"]
    assert sum(map(people.is_one, probable)) / len(probable) >= 0.97


def test_nearly_all_full_names_are_linked_by_probable_pairs(people: People) -> None:
    forms = people.with_fellows(in_an_alphabet=True)
    assert len(forms & people.linked("probable")) / len(forms) >= 0.95


def test_nearly_all_names_are_linked_by_a_pair(people: People) -> None:
    forms = people.with_fellows(in_an_alphabet=False)
    assert len(forms & people.linked("probable", "possible")) / len(forms) >= 0.95


def test_no_look_alike_stands_above_a_true_pair_of_the_same_name(people: People) -> None:
    for pair in filter(people.resembles, people.found):
        for owner in (pair.owner, pair.other):
            true = [each.score for each in people.found if people.is_one(each) and owner in (each.owner, each.other)]
            assert pair.verdict == "possible"
            assert not true or pair.score <= max(true), (pair.name, pair.other_name)


def test_the_queue_is_ranked_and_every_pair_says_why(people: People) -> None:
    scores = [pair.score for pair in people.found]
    assert scores == sorted(scores, reverse=True)
    assert all(pair.reasons for pair in people.found)
    assert len({(pair.owner, pair.other) for pair in people.found}) == len(people.found)


def test_initials_that_fit_two_men_are_possible_with_each() -> None:
    found = _pairs("N. Kuznetsov", "Nikolai Kuznetsov", "Nikita Kuznetsov")
    assert {pair.verdict for pair in found.values()} == {"possible"}
    assert "N. Kuznetsov fits Nikolai Kuznetsov and Nikita Kuznetsov" in found[0, 1].against
    assert (1, 2) not in found


def test_initials_that_fit_a_crowd_are_possible_with_each_of_it() -> None:
    crowd = [f"{given} Johnson" for given in _GIVEN.split()]
    found = _pairs("J. Johnson", *crowd)
    assert [found[0, number].verdict for number in range(1, len(crowd) + 1)] == ["possible"] * len(crowd)


def test_initials_do_not_fit_a_man_whose_other_names_contradict_them() -> None:
    found = _pairs("A. Ya. Orlov", "Andrei Yakovlevich Orlov", "Alexander Orlov", "Александр Михайлович Орлов")
    assert found[0, 1].verdict == "probable"
    assert "Alexander Orlov may be Александр Михайлович Орлов, who does not fit" in found[0, 2].against


def test_a_family_name_alone_is_first_of_all_the_better_known_mans() -> None:
    found = _pairs("Cde. Stalin", "Joseph Stalin", "Иосиф Сталин", "J. V. Stalin", "斯大林", "Vasily Stalin")
    assert found[0, 5].score < min(found[0, other].score for other in (1, 2, 3, 4))
    assert "more names here are those of Joseph Stalin" in found[0, 5].against


def test_initials_that_fit_one_man_in_two_spellings_are_probable() -> None:
    found = _pairs("N. Kuznetsov", "Nikolai Kuznetsov", "Николай Кузнецов")
    assert {pair.verdict for pair in found.values()} == {"probable"}


def test_a_name_in_any_case_is_found_among_the_names_of_an_archive() -> None:
    found = _pairs("П. Ф. Юдин", "П. Ф. Юдиным", "А. Я. Вышинскому", "А. Я. Вышинский", "Мао Цзэдун", "Мао Цзэдуном")
    assert {pair: each.verdict for pair, each in found.items()} == dict.fromkeys([(0, 1), (2, 3), (4, 5)], "probable")


def test_an_exact_family_name_never_stands_below_a_misspelt_one() -> None:
    forms = ("Nixon", "Nixon, Patricia", "Nixon, Richard M.", "Richard Nixon", "Dixon, Pierson", "Pierson Dixon")
    found = _pairs(*forms)
    exact = min(found[0, other].score for other in (1, 2, 3))
    assert all(pair.score < exact for owners, pair in found.items() if owners in {(0, 4), (0, 5)})


def test_junior_and_senior_are_both_possible_for_a_name_without_either() -> None:
    found = _pairs("Henry Cabot Lodge", "Lodge, Henry Cabot, Jr.", "Lodge, Henry Cabot, Sr.")
    assert {pair.verdict for pair in found.values()} == {"possible"}


def test_words_said_of_every_official_prove_nothing() -> None:
    about = ("Deputy Assistant Secretary, Office of the Director", "Deputy Director, Office of the Secretary")
    one, two = (NameRecord(number, f"Brown, {given}", about=said) for number, given, said in
                ((1, "G.", about[0]), (2, "Gerald F.", about[1])))  # fmt: skip
    (pair,) = candidates([one, two])
    assert "much the same is said of both" not in pair.reasons


def test_a_cover_name_is_proposed_from_its_brackets_and_not_from_its_spelling() -> None:
    records = [
        NameRecord(number, form) for number, form in enumerate(["Filippov", "Joseph Stalin", "Feng Xi", "Stalin"])
    ]
    said = [Brackets("Filippov", "Stalin", documents=3), Brackets("FENG XI", "Joseph Stalin")]
    found = {(pair.owner, pair.other): pair for pair in candidates(records, brackets=said)}
    assert found[0, 3].ground == found[1, 2].ground == "brackets"
    assert found[0, 3].reasons == ("3 documents say Filippov [Stalin]",)
    assert all(pair.ground == "spelling" for owners, pair in found.items() if owners == (1, 3))
    assert not any(pair.ground == "spelling" and 0 in owners for owners, pair in found.items())


def test_a_supplied_name_nobody_bears_leads_to_those_most_like_it() -> None:
    records = [NameRecord(1, "Filippov"), NameRecord(2, "Stalin, Joseph Vissarionovich")]
    (pair,) = candidates(records, brackets=[Brackets("Filippov", "Stalin")])
    assert (pair.owner, pair.other, pair.ground) == (1, 2, "brackets")


def test_a_cover_name_that_is_another_mans_own_name_is_never_probable() -> None:
    records = [NameRecord(1, "Fedor Kuznetsov", cover=True), NameRecord(2, "Fedor Kuznetsov")]
    (pair,) = candidates(records)
    assert pair.verdict == "possible"
    assert "Fedor Kuznetsov is a cover name, and may be another man's own" in pair.against


def test_life_dates_of_the_owners_keep_two_men_apart() -> None:
    records = [NameRecord(1, "Nikolai Tikhonov", born=1896), NameRecord(2, "Nikolai Tikhonov", born=1905)]
    assert candidates(records) == []


def test_han_characters_decide_where_the_romanisations_agree() -> None:
    records = [NameRecord(1, "Wang Zhi"), NameRecord(1, "王植"), NameRecord(2, "Wang Zhi"), NameRecord(2, "王質")]
    assert candidates(records) == []


def test_romanised_names_of_two_men_read_alike_are_possible_with_each() -> None:
    found = _pairs("王植", "王質", "Wang Zhi", "Wang Chih")
    assert {pair.verdict for pair in found.values()} == {"possible"}
    assert (0, 1) not in found
    assert "王植, 王质 are read alike" in found[2, 3].against


def test_two_people_with_one_family_name_and_other_full_names_are_no_pair() -> None:
    records = [
        NameRecord(1, "Stalin"),
        NameRecord(1, "Joseph Stalin"),
        NameRecord(2, "Stalin"),
        NameRecord(2, "Vasily Stalin"),
    ]
    assert candidates(records) == []


def test_what_is_said_of_two_owners_decides_about_father_and_son() -> None:
    about = "Ambassador to the Soviet Union; Special Assistant to the Secretary of State"
    records = [
        NameRecord(1, "Thompson, Llewellyn E.", about=about),
        NameRecord(2, "Thompson, Llewellyn E., Jr.", about=about),
    ]
    (pair,) = candidates(records)
    assert pair.verdict == "probable"
    assert "much the same is said of both" in pair.reasons


def test_offices_and_unknown_names_are_never_paired() -> None:
    forms = ["Soviet Ambassador", "Anonymous", "[illegible]", "?"]
    assert candidates([NameRecord(number, form) for number, form in enumerate(forms * 2)]) == []


def test_a_new_name_is_checked_against_the_index_at_once(people: People) -> None:
    index = NameIndex(NameRecord(number, row["form"]) for number, row in enumerate(people.rows))
    found = candidates_for(NameRecord(-1, "Filippov"), index)
    assert found == []
    index.add(NameRecord(9999, "Filippov"))
    (pair,) = candidates_for(NameRecord(-1, "Филиппов"), index)
    assert {pair.owner, pair.other} == {-1, 9999}


def test_progress_is_told_and_ends_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    candidates([NameRecord(1, "Stalin"), NameRecord(2, "Mao Zedong")], progress=lambda *step: told.append(step))
    assert told[-1] == (2, 2)


def _pairs(*forms: str) -> dict[tuple[int, int], Candidate]:
    found = candidates([NameRecord(number, form) for number, form in enumerate(forms)])
    return {(pair.owner, pair.other): pair for pair in found}


@pytest.fixture(params=["people.csv", "more_people.csv", "third_people.csv", "fourth_people.csv"], scope="module")
def people(request: pytest.FixtureRequest) -> People:
    with (Path(__file__).parent / request.param).open(encoding="utf-8") as file:
        rows = tuple(csv.DictReader(file))
    return People(rows, tuple(candidates([NameRecord(number, row["form"]) for number, row in enumerate(rows)])))


def test_another_initial_and_a_son_are_two_whatever_is_said_of_both() -> None:
    about = "Deputy Chief of Mission at the Embassy in Romania"
    found = candidates(
        [
            NameRecord(1, "Crawford, William A.", about=about),
            NameRecord(2, "Crawford, William R., Jr.", about=about),
        ]
    )
    assert [pair for pair in found if pair.verdict == "probable"] == []


@pytest.mark.parametrize(
    ("one", "other"), [("Johnson, Lyndon B.", "Johnson, Lyndon Baines"), ("Stans, Maurice H.", "Stans, Maurice")]
)
def test_as_many_given_names_or_the_only_one_of_a_family_are_enough_whatever_is_said(one: str, other: str) -> None:
    said = "Senator from Texas", "President of the United States"
    (pair,) = candidates([NameRecord(1, one, about=said[0]), NameRecord(2, other, about=said[1])])
    assert pair.verdict == "probable"


def test_one_of_a_family_of_many_may_be_another_where_nothing_that_is_said_is_the_same() -> None:
    found = candidates(
        [
            NameRecord(1, "Brown, George S.", about="General; Chairman of the Joint Chiefs"),
            NameRecord(2, "Brown, George", about="British Foreign Secretary"),
            NameRecord(3, "Brown, Winthrop", about="Ambassador to Korea"),
        ]
    )
    assert [pair for pair in found if pair.verdict == "probable"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Riad, Mahmoud", "Riad, Mohamed"),
        ("Hadid, Muhammad", "Daoud, Muhammed"),
        ("Hadid, Muhammad", "Hatta, Mohammad"),
    ],
)
def test_arabic_names_that_share_consonants_alone_are_two(one: str, other: str) -> None:
    assert [pair for pair in _pairs(one, other).values() if pair.verdict == "probable"] == []
