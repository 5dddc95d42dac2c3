"""Family and given names as references need them."""

import pytest

from archive.citations.cited_names import CitedName, cited_name


@pytest.mark.parametrize(
    ("form", "sort_name", "direct", "inverted", "parted"),
    [
        ("Joseph Stalin", "Stalin, Joseph", "Joseph Stalin", "Stalin, Joseph", "Stalin, Joseph"),
        ("Joseph Stalin", "", "Joseph Stalin", "Stalin, Joseph", "Stalin, Joseph"),
        ("Mao Zedong", "Mao Zedong", "Mao Zedong", "Mao Zedong", "Mao, Zedong"),
        ("Kim Il Sung", "", "Kim Il Sung", "Kim Il Sung", "Kim, Il Sung"),
        ("Ho Chi Minh", "", "Ho Chi Minh", "Ho Chi Minh", "Ho, Chi Minh"),
        ("Chiang, Ching-kuo (Jiang Jingguo)", "", "Chiang Ching-kuo", "Chiang Ching-kuo", "Chiang, Ching-kuo"),
        ("毛泽东", "", "毛泽东", "毛泽东", "毛, 泽东"),
        ("诸葛亮", "", "诸葛亮", "诸葛亮", "诸葛, 亮"),
        ("김일성", "", "김일성", "김일성", "김, 일성"),
        ("Иосиф Сталин", "Сталин, Иосиф", "Иосиф Сталин", "Сталин, Иосиф", "Сталин, Иосиф"),
        ("Charles de Gaulle", "", "Charles de Gaulle", "de Gaulle, Charles", "de Gaulle, Charles"),
        ("Filippov", "", "Filippov", "Filippov", "Filippov"),
        ("Cde. Filippov", "", "Filippov", "Filippov", "Filippov"),
        ("Molotov, Vyacheslav, 1890-1986", "", "Vyacheslav Molotov", "Molotov, Vyacheslav", "Molotov, Vyacheslav"),
        ("Lodge, Henry Cabot, Jr.", "", "Henry Cabot Lodge, Jr.", "Lodge, Henry Cabot, Jr.", "Lodge, Henry Cabot, Jr."),
        ("J. W. Hanes, Jr.", "", "J. W. Hanes, Jr.", "Hanes, J. W., Jr.", "Hanes, J. W., Jr."),
        ("Lodge, Jr.", "", "Lodge, Jr.", "Lodge, Jr.", "Lodge, Jr."),
        ("Sukarno", "Sukarno", "Sukarno", "Sukarno", "Sukarno"),
        ("Jawaharlal Nehru", "Jawaharlal Nehru", "Jawaharlal Nehru", "Nehru, Jawaharlal", "Nehru, Jawaharlal"),
        ("Ivan IV", "IV, Ivan", "Ivan IV", "Ivan IV", "Ivan IV"),
        ("Иван IV Грозный", "", "Иван IV Грозный", "Иван IV Грозный", "Иван IV Грозный"),
        ("U Nu", "U Nu", "U Nu", "Nu, U", "Nu, U"),
        ("U Ba Swe", "", "U Ba Swe", "Ba Swe, U", "Ba Swe, U"),
        ("Aung San", "", "Aung San", "Aung San", "Aung San"),
        ("U Tong-ch'un", "", "U Tong-ch'un", "U Tong-ch'un", "U, Tong-ch'un"),
    ],
)
def test_each_name_is_said_and_filed_in_its_own_order(
    form: str, sort_name: str, direct: str, inverted: str, parted: str
) -> None:
    name = cited_name(form, sort_name, "person")
    assert (name.direct, name.inverted, name.parted) == (direct, inverted, parted)


@pytest.mark.parametrize("form", ["Soviet Council of Ministers", "Ministry of Foreign Affairs, DPRK", "Politburo"])
def test_a_body_is_never_taken_apart(form: str) -> None:
    assert cited_name(form, kind="body") == CitedName(literal=form)


@pytest.mark.parametrize("form", ["The Acting Secretary of State", "Soviet Ambassador", "Embassy in France"])
def test_an_office_is_not_taken_for_a_person(form: str) -> None:
    assert cited_name(form).literal == form


@pytest.mark.parametrize(
    ("form", "initialled"),
    [("Joseph Stalin", "Stalin, J."), ("J. V. Stalin", "Stalin, J. V."), ("Jean-Paul Sartre", "Sartre, J.-P.")],
)
def test_given_names_are_shortened_to_initials(form: str, initialled: str) -> None:
    assert cited_name(form, kind="person").initialled == initialled


@pytest.mark.parametrize(
    "form", ["", " ", ",", "?", "(Stalin)", "Ḥalfon b. Netan^el", "100%", "A", "—", "毛", "محمد حسن"]
)
def test_no_form_whatever_is_refused(form: str) -> None:
    assert cited_name(form).parted is not None
