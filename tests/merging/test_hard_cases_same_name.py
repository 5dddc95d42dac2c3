"""Hard cases 1 to 7 and 38: one name, several people; nobody is joined because of a name."""

import pytest

from archive.dates import ImpreciseDate
from archive.merging.candidates import rebuild
from archive.merging.merge import merge
from archive.merging.models import Candidate
from archive.merging.preview import preview
from archive.people.models import Alias, Person
from archive.people.naming import bearers
from tests.hands import documents_of, letter, person, staff, unidentified

pytestmark = pytest.mark.django_db


def test_case_01_matveyev_is_zakharov_on_one_day_and_razuvayev_on_the_next() -> None:
    zakharov, razuvayev = person("Matvei Zakharov", "Matveyev"), person("Vladimir Razuvayev", "Matveyev")
    letter("26 September", ("Matveyev", "author", zakharov), date="26 September 1950")
    letter("27 September", ("Matveyev", "author", razuvayev), date="27 September 1950")
    merge(person("M. V. Zakharov"), [zakharov], by=staff("names"), reason="the marshal")
    assert documents_of(zakharov) == {"26 September"}
    assert documents_of(razuvayev) == {"27 September"}
    assert len(bearers(["Matveyev"])["matveyev"]) == 2


def test_case_02_a_cover_name_that_is_another_mans_own_is_never_probably_he() -> None:
    stalin, kuznetsov = person("Joseph Stalin"), person("Kuznetsov")
    Alias.objects.create(person=stalin, form="Kuznetsov", kind=Alias.Kind.COVER)
    rebuild()
    (pair,) = Candidate.objects.all()
    assert pair.verdict == "possible"
    assert any("may be another man's own" in reason for reason in pair.against)
    assert Person.objects.standing().count() == 2
    assert kuznetsov.aliases.count() == 1


def test_case_03_people_of_one_name_get_addresses_of_their_own_and_are_told_apart() -> None:
    people = [person("Wang Wei") for _ in range(3)]
    assert [one.slug for one in people] == ["wang-wei", "wang-wei-2", "wang-wei-3"]
    letter("A telegram", ("Wang Wei", "author", people[1]), date="May 1953")
    assert [preview(one, []).survivor.documents for one in people] == [0, 1, 0]


def test_case_04_mr_johnson_is_not_linked_by_himself() -> None:
    person("U. Alexis Johnson", "Johnson"), person("Lyndon B. Johnson", "Johnson")
    letter("Memorandum for Mr. Johnson", ("Johnson", "recipient"))
    rebuild()
    assert unidentified("Johnson").credits.count() == 1
    waiting = Candidate.objects.filter(other=unidentified("Johnson"))
    assert {pair.verdict for pair in waiting} == {"possible"}


def test_case_05_the_characters_decide_and_not_the_romanisation() -> None:
    person("Wang Zhi", "王植"), person("Wang Zhi", "王質")
    rebuild()
    assert not Candidate.objects.filter(verdict="probable").exists()


def test_case_06_the_short_name_of_a_family_is_nobodys_before_a_human_says_so() -> None:
    for name, year in (("Anders Lindqvist", "1880"), ("Anna Lindqvist", "1884"), ("Axel Lindqvist", "1911")):
        Person.objects.filter(pk=person(name, "A. Lindqvist").pk).update(born=ImpreciseDate.parse(year))
    letter("A letter", ("A. Lindqvist", "author"))
    assert unidentified("A. Lindqvist").credits.count() == 1
    rebuild()
    assert not Candidate.objects.filter(verdict="probable", other=unidentified("A. Lindqvist")).exists()


def test_case_07_an_office_is_not_a_name() -> None:
    shtykov, razuvayev = person("Terentii Shtykov"), person("Vladimir Razuvayev")
    for one, until in ((shtykov, "1950"), (razuvayev, "1953")):
        date = ImpreciseDate.parse(until)
        Alias.objects.create(person=one, form="Soviet Ambassador", kind=Alias.Kind.TITLE, used_until=date)
    letter("To the ambassador", ("Soviet Ambassador", "recipient"))
    rebuild()
    assert not Candidate.objects.exists()
    assert unidentified("Soviet Ambassador").credits.count() == 1


def test_case_38_nothing_is_ever_merged_by_itself_and_every_suggestion_says_why() -> None:
    names = ["Zhang Min", "Zhang Ming", "Sergei Volkov", "Sergei Volkonsky", "Boris Morozov", "Boris Morosoff"]
    for name in names:
        person(name)
    rebuild()
    assert Person.objects.standing().count() == len(names)
    assert all(pair.reasons for pair in Candidate.objects.all())
