"""Where names stand in a register, and how one says those that come surname first."""

import pytest

from archive.names.filing import Part, filed, spoken


@pytest.mark.parametrize(
    ("form", "heading"),
    [
        ("A. A. Blagonravov", "Blagonravov, A. A."),
        ("Ambassador Menshikov", "Menshikov, Ambassador"),
        ("Mr. Khrushchev", "Khrushchev, Mr."),
        ("тов. Сталин", "Сталин, тов."),
        ("Dulles, Allen W.", "Dulles, Allen W."),
        ("Llewellyn E. Thompson", "Thompson, Llewellyn E."),
        ("Robert F. Wagner, Jr.", "Wagner, Robert F., Jr."),
        ("Stalin I.V.", "Stalin, I. V."),
        ("Charles de Gaulle", "de Gaulle, Charles"),
        ("Abram Chayes, Legal Adviser", "Chayes, Abram, Legal Adviser"),
        ("George Smith Acting Chairman", "Smith, George, Acting Chairman"),
        ("Chairman Mao Zedong", "Mao Zedong, Chairman"),
        ("Mao Zedong", "Mao Zedong"),
        ("周恩来", "周恩来"),
    ],
)
def test_a_name_is_filed_by_the_family_name_it_tells(form: str, heading: str) -> None:
    assert (filed(form).part, filed(form).heading) == (Part.PEOPLE, heading)


@pytest.mark.parametrize(
    ("form", "part", "heading"),
    [
        ("The Ambassador in France", Part.OFFICES, "Ambassador in France"),
        ("Secretary of State", Part.OFFICES, "Secretary of State"),
        ("Embassy in France", Part.BODIES, "Embassy in France"),
        ("[Here follows discussion of Laos]", Part.OTHERS, "[Here follows discussion of Laos]"),
        ("N. N.", Part.OTHERS, "N. N."),
        ("D.D.E.", Part.OTHERS, "D.D.E."),
    ],
)
def test_what_is_no_person_stands_apart(form: str, part: Part, heading: str) -> None:
    assert (filed(form).part, filed(form).heading) == (part, heading)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("Dulles, Allen W.", "Allen W. Dulles"),
        ("Lodge, Henry Cabot, Jr.", "Henry Cabot Lodge, Jr."),
        ("Kennan, George F., 1904-2005", "George F. Kennan"),
        ("Сталин, Иосиф Виссарионович", "Иосиф Виссарионович Сталин"),
        ("Mao, Zedong", "Mao Zedong"),
        ("Kim, Il Sung", "Kim Il Sung"),
        ("Nguyen, Van Thieu", "Nguyen Van Thieu"),
        ("Ministry of Foreign Affairs, USSR", "Ministry of Foreign Affairs, USSR"),
        ("Ulanfu, Mongol leader", "Ulanfu, Mongol leader"),
        ("Filippov", "Filippov"),
    ],
)
def test_a_name_that_comes_surname_first_is_said_the_other_way_round(form: str, said: str) -> None:
    assert spoken(form) == said
