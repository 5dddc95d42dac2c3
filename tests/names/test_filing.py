"""Where names stand in a register, and how one says those that come surname first."""

import pytest

from archive.names.filing import Part, filed, spoken
from archive.names.likeness import alike


@pytest.mark.parametrize(
    ("form", "heading", "beside"),
    [
        ("A. A. Blagonravov", "Blagonravov, A. A.", ""),
        ("Max W. Bishop", "Bishop, Max W.", ""),
        ("James A. Van Fleet", "Van Fleet, James A.", ""),
        ("Ambassador J. Smith", "Smith, J.", "Ambassador"),
        ("Home, Lord (Alexander Frederick Douglas)", "Home, Lord", "Alexander Frederick Douglas"),
        ("Kardinal Albrecht", "Albrecht, Kardinal", ""),
        ("Kg.in Dorothea", "Dorothea, Kg.in", ""),
        ("Ks. Karl V.", "Karl V., Ks.", ""),
        ("Hofmannsthal, Hugo von (sen.)", "Hofmannsthal, Hugo von, sen.", ""),
        ("Klaus Brant >>Georg von Reckerodt<<", "Brant, Klaus", "Georg von Reckerodt"),
        (">>Gustav Meier<<", "Meier, Gustav", ""),
        ("Ambassador Menshikov", "Menshikov", "Ambassador"),
        ("Mr. Khrushchev", "Khrushchev", ""),
        ("тов. Сталин", "Сталин", ""),
        ("Dulles, Allen W.", "Dulles, Allen W.", ""),
        ("Llewellyn E. Thompson", "Thompson, Llewellyn E.", ""),
        ("Robert F. Wagner, Jr.", "Wagner, Robert F., Jr.", ""),
        ("Stalin I.V.", "Stalin, I. V.", ""),
        ("Charles de Gaulle", "de Gaulle, Charles", ""),
        ("Burke, Admiral Arleigh A.", "Burke, Arleigh A.", ""),
        ("Bradley, General of the Army Omar N.", "Bradley, Omar N.", "General of the Army"),
        ("Abram Chayes, Legal Adviser", "Chayes, Abram", "Legal Adviser"),
        ("George Smith Acting Chairman", "Smith, George", "Acting Chairman"),
        ("Chairman Mao Zedong", "Mao Zedong", "Chairman"),
        ("Mao Zedong", "Mao Zedong", ""),
        ("周恩来", "周恩来", ""),
        ("Deputy Secretary Anderson, Defense", "Anderson", "Deputy Secretary, Defense"),
        ("Mr. Armitage (part-time)", "Armitage", ""),
        ("Rep. Arends (for Rep. Short)", "Arends", "Rep."),
        ("Chinese Ambassador—Chow Shu-kai", "Chow Shu-kai", "Chinese Ambassador"),
        ("The Indian Ambassador, Mr. Mehta", "Mehta", "The Indian Ambassador"),
        ("Chinese Air Attache, Col. Hsiung-sheng Hwang", "Hwang, Hsiung-sheng", "Chinese Air Attache, Col."),
        ("CA—Mr. Lutkins", "Lutkins", "CA"),
        ("Akira Nishiyama, Minister, Embassy of Japan", "Nishiyama, Akira", "Minister, Embassy of Japan"),
        ("Chief Cabinet Secretary Masayoshi Ohira", "Ohira, Masayoshi", "Chief Cabinet Secretary"),
        ("American Ambassador to Japan Mr. John M. Allison", "Allison, John M.", "American Ambassador to Japan"),
        ("Ambassador Charles S.A. Ritchie of Canada", "Ritchie, Charles S. A.", "Ambassador, of Canada"),
        ("Mr. A.J. de la Mare, Counselor", "de la Mare, A. J.", "Counselor"),
        ("Foreign Minister Couve de Murville", "Couve de Murville", "Foreign Minister"),
        ("Dr. Wellington Koo, Chinese Ambassador", "Koo, Wellington", "Dr., Chinese Ambassador"),
        ("Liu Chieh, Ambassador", "Liu Chieh", "Ambassador"),
        ("His Excellency Sir HAROLD CACCIA", "Caccia, Harold", "Sir"),
        ("D[ean] A[cheson]", "Acheson, Dean", ""),
    ],
)
def test_a_name_is_filed_by_the_family_name_it_tells_with_offices_beside_it(
    form: str, heading: str, beside: str
) -> None:
    place = filed(form)
    assert (place.part, place.heading, place.beside) == (Part.PEOPLE, heading, beside)


@pytest.mark.parametrize(
    ("form", "part", "heading"),
    [
        ("The Ambassador in France", Part.OFFICES, "Ambassador in France"),
        ("Secretary of State", Part.OFFICES, "Secretary of State"),
        ("Embassy in France", Part.BODIES, "Embassy in France"),
        ("[Here follows discussion of Laos]", Part.OTHERS, "[Here follows discussion of Laos]"),
        ("N. N.", Part.OTHERS, "N. N."),
        ("G. Brigadier General, USA", Part.OTHERS, "G. Brigadier General, USA"),
        ("Australia", Part.BODIES, "Australia"),
        ("Great Britain", Part.BODIES, "Great Britain"),
        ("The Americans", Part.BODIES, "Americans"),
        ("Council of Ministers of the USSR", Part.BODIES, "Council of Ministers of the USSR"),
        ("Secretary Hodges, Mr. Behrman and Mr. George", Part.OTHERS, "Secretary Hodges, Mr. Behrman and Mr. George"),
        ("CIA—Messrs. Colby and Smith", Part.OTHERS, "CIA—Messrs. Colby and Smith"),
        ("Mr. Colby was present for Items 3 and 4", Part.OTHERS, "Mr. Colby was present for Items 3 and 4"),
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


def test_offices_of_a_family_name_alone_stand_before_its_given_names() -> None:
    names = ["Mr. A. Akalovsky", "Mr. Akalovsky, ACDA/IR", "Akalovsky"]
    assert sorted(names, key=lambda name: filed(name).key) == [
        "Akalovsky",
        "Mr. Akalovsky, ACDA/IR",
        "Mr. A. Akalovsky",
    ]


@pytest.mark.parametrize(
    ("form", "heading"),
    [
        ("Adam Trott d. Ä.", "Trott, Adam, d. Ä."),
        ("[Gabriel Arnold] (Rentmeister)", "Arnold, Gabriel"),
        ("[Kf. Moritz]", "Moritz, Kf."),
        ("[Christian] Wildvogel", "Wildvogel, Christian"),
        ("Elias Veiel?", "Veiel, Elias?"),
        ("Anselm von Zaschwitz", "von Zaschwitz, Anselm"),
    ],
)
def test_what_an_edition_puts_around_a_name_does_not_hide_the_family_name(form: str, heading: str) -> None:
    assert filed(form).heading == heading


@pytest.mark.parametrize(
    ("form", "part"), [("einen Prediger", "others"), ("Redaktion der Neuen Freien Presse", "bodies")]
)
def test_descriptions_and_bodies_stand_apart_from_people(form: str, part: str) -> None:
    assert filed(form).part.value == part


@pytest.mark.parametrize("form", ["( ) d. Ernst ,", "- , N. Eisenhower )", "[Tiflis]", ">>X<<", "( )"])
def test_signs_where_a_name_should_stand_are_filed_and_compared_like_any_other(form: str) -> None:
    assert filed(form).heading
    assert alike(form, "- , N. Eisenhower").score <= 1
    assert alike(form, ">>X<< , N. Eisenhower )").score <= 1
