"""Under which letter a name stands."""

import pytest

from archive.names.sorting import sort_form


@pytest.mark.parametrize(
    ("form", "sorted_as"),
    [
        ("Joseph Stalin", "Stalin, Joseph"),
        ("Nikita Sergeyevich Khrushchev", "Khrushchev, Nikita Sergeyevich"),
        ("Андрей Вышинский", "Вышинский, Андрей"),
        ("I. V. Stalin", "Stalin, I. V."),
        ("Charles de Gaulle", "de Gaulle, Charles"),
        ("Stalin, Joseph", "Stalin, Joseph"),
        ("Сталин Иосиф Виссарионович", "Сталин Иосиф Виссарионович"),
        ("Mao Zedong", "Mao Zedong"),
        ("Liu Shaoqi", "Liu Shaoqi"),
        ("An Ziwen", "An Ziwen"),
        ("Ann Lima", "Lima, Ann"),
        ("Chou En-lai", "Chou En-lai"),
        ("Kim Il Sung", "Kim Il Sung"),
        ("Ho Chi Minh", "Ho Chi Minh"),
        ("Yoshida Shigeru", "Yoshida Shigeru"),
        ("Pol Pot", "Pol Pot"),
        ("毛泽东", "毛泽东"),
        ("Stalin", "Stalin"),
        ("Adlai E. Stevenson", "Stevenson, Adlai E."),
        ("Tingfu F. Tsiang", "Tsiang, Tingfu F."),
        ("Kennan George F.", "Kennan George F."),
        ("Ivanov I. Petrovich", "Ivanov I. Petrovich"),
        ("Herbert Hoover, Jr.", "Hoover, Herbert, Jr."),
        ("Clarence D. Martin Jr.", "Martin, Clarence D. Jr."),
        ("Douglas MacArthur, II", "MacArthur, Douglas, II"),
        ("Lin Piao (Lin Biao)", "Lin Piao (Lin Biao)"),
        ("Robert Kennedy (Bobby)", "Kennedy, Robert (Bobby)"),
        ("Secretary of State, Moscow", "Secretary of State, Moscow"),
    ],
)
def test_a_name_stands_under_its_family_name_where_that_is_known(form: str, sorted_as: str) -> None:
    assert sort_form(form) == sorted_as
