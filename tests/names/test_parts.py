"""A written name taken apart."""

import pytest

from archive.names.parts import Name, parsed


def _first(name: Name) -> tuple[str, str]:
    order = name.orders[0]
    return " ".join(word.text for word in order.family), " ".join(word.text for word in order.given)


@pytest.mark.parametrize(
    ("form", "family", "given"),
    [
        ("Stalin, Joseph Vissarionovich, 1879-1953", "Stalin", "Joseph Vissarionovich"),
        ("Stalin I.V.", "Stalin", "I V"),
        ("I. V. Stalin", "Stalin", "I V"),
        ("JV Stalin", "Stalin", "J V"),
        ("Сталин Иосиф Виссарионович", "Сталин", "Иосиф Виссарионович"),
        ("Cde. Stalin", "Stalin", ""),
        ("тов. Сталин", "Сталин", ""),
        ("STALIN Joseph", "STALIN", "Joseph"),
        ("Bradley, General of the Army Omar N.", "Bradley", "Omar N"),
        ("Cabell, Lieutenant General Charles P.", "Cabell", "Charles P"),
        ("Charles de Gaulle", "de Gaulle", "Charles"),
        ("Gaulle, Charles de", "de Gaulle", "Charles"),
        ("Gamal Abdel Nasser", "Abdel Nasser", "Gamal"),
        ("Yu. V. Andropov", "Andropov", "Yu V"),
        ("McClurkin, Robert J.G.", "McClurkin", "Robert J G"),
        ("Lodge, H. C. (Henry Cabot)", "Lodge", "Henry Cabot"),
        ("Lord, Winston", "Lord", "Winston"),
        ("King, Mackenzie", "King", "Mackenzie"),
        ("Chiang Kai-Shek, Generalissimo", "Kai-Shek", "Chiang"),
    ],
)
def test_a_name_has_a_family_name_and_given_names(form: str, family: str, given: str) -> None:
    assert _first(parsed(form)) == (family, given)


def test_a_name_without_a_comma_is_read_in_both_orders() -> None:
    orders = [_first_of.family[0].text for _first_of in parsed("Yoshida Shigeru").orders]
    assert orders == ["Shigeru", "Yoshida"]


def test_life_dates_are_no_part_of_a_name() -> None:
    name = parsed("Stalin, Joseph, 1879-1953")
    assert (name.born, name.died, name.key) == (1879, 1953, "stalin joseph")
    assert parsed("Kim Il Sung (b. 1912)").born == 1912


def test_a_nickname_in_quotation_marks_is_kept_apart() -> None:
    name = parsed('Blair, Anthony Charles Lynton ("Tony")')
    assert name.nicknames == ("Tony",)
    assert _first(name) == ("Blair", "Anthony Charles Lynton")
    assert parsed("Thompson, Llewellyn E. (“Tommy”), Jr.").generation == "Jr."


def test_another_full_name_in_round_brackets_is_another_name() -> None:
    assert [other.bare for other in parsed("Chou En-lai (Zhou Enlai)").others] == ["Zhou Enlai"]


def test_square_brackets_are_the_editors_and_no_part_of_the_name() -> None:
    assert parsed("Filippov [Stalin]").bare == "Filippov"
    assert parsed("[Stalin]").bare == "Stalin"


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("Soviet Ambassador", "office"),
        ("Minister of Foreign Affairs", "office"),
        ("CC CPSU", "body"),
        ("Politburo", "body"),
        ("ЦК ВКП(б)", "body"),
        ("中央委员会", "body"),
        ("Anonymous", "nobody"),
        ("illegible", "nobody"),
        ("[Stalin?]", "nobody"),
        ("неизвестный автор", "nobody"),
        ("佚名", "nobody"),
        ("", "nobody"),
        ("Ambassador Roshchin", "person"),
        ("Kim Il Sung", "person"),
        ("Nicholas Bodyguard", "person"),
    ],
)
def test_what_is_no_persons_name_is_known(form: str, kind: str) -> None:
    assert parsed(form).kind == kind


@pytest.mark.parametrize("form", ['"', "%s", "NEAR(", "a" * 2000, "\u202e\u200f", "O'", "- - -", ",,,", "(", "I."])
def test_whatever_is_typed_can_be_taken_apart(form: str) -> None:
    assert parsed(form).form == form
