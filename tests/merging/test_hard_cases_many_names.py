"""Hard cases 8 to 16, 23 and 34: one person, many names, in all the ways they are written."""

import pytest

from archive.dates import ImpreciseDate
from archive.merging.candidates import rebuild
from archive.merging.merge import merge
from archive.merging.models import Candidate
from archive.merging.preview import preview
from archive.merging.refusals import MergeRefused
from archive.names.keys import name_key
from archive.names.titles import bracket_evidence
from archive.people.models import Alias, Person
from tests.hands import documents_of, letter, person, staff, unidentified, written_names

pytestmark = pytest.mark.django_db


def verdicts(*names: str) -> list[str]:
    """What the queue says of people who bear these names."""
    for name in names:
        person(name)
    rebuild()
    return [pair.verdict for pair in Candidate.objects.all()]


@pytest.mark.parametrize("form", ["Filipov", "Flippov", "Филиппов"])
def test_case_08_spellings_and_slips_are_offered_and_stay_as_they_are_written(form: str) -> None:
    stalin = person("Joseph Stalin", "Filippov")
    cable = letter("A cable", (form, "author"))
    rebuild()
    assert Candidate.objects.filter(name__form="Filippov", other=unidentified(form)).exists()
    misspelt = Alias.objects.create(person=stalin, form="Fillipoff", kind=Alias.Kind.MISSPELLING)
    assert misspelt.key == "fillipoff"
    assert written_names(cable) == [form]


def test_case_09_the_cover_names_of_one_man_stand_together_with_their_years() -> None:
    stalin = person("Joseph Stalin", "Filippov", "Feng Xi", "Kuznetsov")
    letter("To Mao", ("Filippov", "author", stalin), date="1949")
    letter("To Kim", ("Feng Xi", "author", stalin), date="1950")
    names = {name.alias.form: name.documents for name in preview(stalin, []).survivor.names}
    assert names == {"Joseph Stalin": 0, "Filippov": 1, "Feng Xi": 1, "Kuznetsov": 0}


@pytest.mark.parametrize(
    ("title", "pair"),
    [
        ("Cable, Filippov [Stalin] to Mao Zedong", ("Filippov", "Stalin")),
        ("Cable, Filippov (Stalin) to Mao Zedong", ("Filippov", "Stalin")),
        ("Cable, Stalin [Kuznetsov] to Mao Zedong", ("Stalin", "Kuznetsov")),
        ("Cable, FENG XI [STALIN] to Mao Zedong", ("FENG XI", "STALIN")),
    ],
)
def test_case_10_brackets_propose_and_do_not_say_which_side_is_the_cover(title: str, pair: tuple[str, str]) -> None:
    assert bracket_evidence(title) == (pair,)
    person(pair[0]), person(pair[1])
    letter(title)
    rebuild()
    (offered,) = Candidate.objects.all()
    assert {name_key(str(offered.name)), name_key(str(offered.other))} == {name_key(name) for name in pair}


@pytest.mark.parametrize(
    "names",
    [("Chiang Ching-kuo", "Jiang Jingguo"), ("Sheng Shicai", "Shicai Sheng"), ("Pak Hon Yong", "Pak Heon-yeong")],
)
def test_case_11_east_asian_order_and_two_systems_are_brought_together(names: tuple[str, str]) -> None:
    assert len(verdicts(*names)) == 1
    assert name_key("Satō Eisaku") == name_key("Sato Eisaku")


@pytest.mark.parametrize(
    "names",
    [
        ("Andrei Vyshinsky", "Andrei Vyshinskii"),
        ("Vladimir Razuvayev", "Vladimir Razuvaev"),
        ("Nikolai Roshchin", "Nikolai Roschin"),
        ("Terentii Shtykov", "Terentii Shtytkov"),
        ("Nursultan Nazarbayev", "Nursultan Nazarbaev"),
    ],
)
def test_case_12_slavic_endings_are_brought_together_and_a_human_decides(names: tuple[str, str]) -> None:
    assert len(verdicts(*names)) == 1
    assert Person.objects.standing().count() == 2


def test_case_13_kim_il_is_not_kim_il_sung() -> None:
    assert "probable" not in verdicts("Kim Il", "Kim Il Sung")


@pytest.mark.parametrize("names", [("Joseph Stalin", "Stalin I.V."), ("V. M. Molotov", "Cde. V.M. Molotov")])
def test_case_13_initials_after_the_surname_and_forms_of_address_are_no_obstacle(names: tuple[str, str]) -> None:
    assert len(verdicts(*names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ('Blair, Anthony Charles Lynton ("Tony")', "Tony Blair"),
        ("Molotov, Vyacheslav Mikhaylovich", "Vyacheslav Molotov"),
    ],
)
def test_case_14_nicknames_and_patronymics_may_be_there_or_not(names: tuple[str, str]) -> None:
    assert verdicts(*names) == ["probable"]


def test_case_15_a_heading_with_life_dates_is_proposed_and_not_joined() -> None:
    person("Georgy Zhukov")
    letter("A report", ("Zhukov, Georgii Konstantinovich, 1896-1974", "author"))
    rebuild()
    (pair,) = Candidate.objects.all()
    assert (pair.verdict, str(pair.other.person)) == ("probable", "None")


def test_case_16_a_name_changed_by_marriage_or_choice_is_kept_with_its_years() -> None:
    meir, meyerson = person("Golda Meir"), person("Golda Meyerson")
    Alias.objects.filter(person=meyerson).update(used_until=ImpreciseDate.parse("1956"))
    letter("Of 1949", ("Golda Meyerson", "author"))
    merge(meir, [meyerson], by=staff("names"), reason="she took the name in 1956")
    assert documents_of(meir) == {"Of 1949"}
    assert str(Alias.objects.get(form="Golda Meyerson").used_until) == "1956"


@pytest.mark.parametrize("name", ["Anonymous", "Unknown", "[illegible]", "Ivanov?", "Petrov [illegible]"])
def test_case_23_whoever_is_unknown_is_no_candidate_and_nobody_is_merged_with_him(name: str) -> None:
    unknown, ivanov = person(name), person("Ivanov")
    rebuild()
    assert not Candidate.objects.exists()
    for pair in ((unknown, ivanov), (ivanov, unknown)):
        with pytest.raises(MergeRefused, match="nobody in particular"):
            merge(pair[0], [pair[1]], by=staff("names"), reason="the same hand")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Halfon\u00a0ben Netanel", "Halfon ben Netanel"),
        ("\u202eStalin\u202c", "Stalin"),
        ("Gomu\u0142ka, Wladys\u0142aw\u200b", "Wladysław Gomułka"),  # headed as one speaks it
        ("Nova\u0301k", "Novák"),
        ("100% Sure_Name", "100% Sure_Name"),
        ("^caret^ [bracket] \"quote\" <b>&", "^caret^ [bracket] \"quote\" <b>&"),
        ("Abu " + "Hafs" * 74, "Abu " + "Hafs" * 74),
    ],
)  # fmt: skip
def test_case_34_strange_characters_are_cleaned_once_and_do_no_harm(typed: str, kept: str) -> None:
    one, other = person(typed), person("Somebody Else")
    rebuild()
    merge(other, [one], by=staff("names"), reason="the same")
    assert Person.objects.get(pk=one.pk).name == kept
