"""What stands beside a name proposes whose it is: brackets, who is on the other end, when it was in use, the office."""

import pytest

from archive.dates import ImpreciseDate
from archive.merging.cards.desk import Shown
from archive.people.models import Alias, Person
from tests.hands import letter, person
from tests.merging.cards_seen import card_of, cards_of, line, rows

pytestmark = pytest.mark.django_db


def card_with(name: str, ticked: str) -> Shown:
    """The card on which this form is ticked."""
    return next(shown for shown in cards_of(name) if rows(shown).get(ticked))


def bracketed(form: str, supplied: str = "Stalin", day: str = "1950-03-01") -> None:
    """A cable whose title says in brackets who is meant."""
    letter(f"Cable, {form} ({supplied}) to Mao, {day}", (form, "author"), ("Mao", "recipient"), date=day)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("form", ["Pokrovsky", "Feng Xi", "Fyodor Kuznetsov"])
def test_a_bracket_leads_on_to_whoever_waits_under_the_fuller_name(form: str, times: int) -> None:
    letter("Letter", ("Joseph Stalin", "author"), date="1950-01-01")
    letter("Note", ("Stalin", "author"), date="1950-02-01")
    card_of("stalin")
    for day in range(times):
        bracketed(form, day=f"1950-03-0{day + 1}")
    stalin = card_with("stalin", "Joseph Stalin")
    assert rows(stalin)[form] is False
    assert "Stalin seems to be Joseph Stalin" in line(stalin, form).member.reasons
    hidden = card_with(form.lower(), form)
    assert rows(hidden)["Joseph Stalin"] is False
    assert not hidden.card.sure


def test_a_bracket_leads_on_where_nobody_is_called_just_so() -> None:
    letter("Letter", ("Joseph Stalin", "author"), date="1950-01-01")
    bracketed("Pokrovsky")
    hidden = card_with("pokrovsky", "Pokrovsky")
    assert (hidden.card.proposed_name, hidden.card.sure) == ("Joseph Stalin", False)
    assert rows(card_with("stalin", "Joseph Stalin"))["Pokrovsky"] is False


def test_every_cover_name_of_a_known_person_is_proposed_to_them_and_taken_by_nobody_in_bulk() -> None:
    person("Joseph Stalin", "Stalin")
    covers = ["Filippov", "Pokrovsky", "Feng Xi", "Fyodor Kuznetsov"]
    for form in covers:
        bracketed(form)
    assert set(covers) <= rows(card_with("joseph stalin", "Joseph Stalin")).keys()
    assert not any(card_with(form.lower(), form).card.sure for form in covers)


def test_a_bracket_is_never_turned_round() -> None:
    person("Filippov")
    letter("Letter", ("Stalin", "author"), date="1950-01-01")
    bracketed("Filippov")
    bracketed("Filippov", day="1950-04-01")
    stalin = card_with("stalin", "Stalin")
    assert (stalin.card.proposed_name, rows(stalin)["Filippov"], stalin.card.sure) == ("Stalin", False, False)
    assert not any("Stalin" in rows(shown) for shown in cards_of("filippov") if rows(shown).get("Filippov"))


def test_whom_a_card_only_proposes_gets_no_name_in_bulk() -> None:
    person("Georgy Zhukov"), person("Georgy K. Zhukov"), person("Georgy A. Zhukov")
    letter("Order", ("G. Zhukov", "author"), date="1945-05-01")
    assert not any(shown.card.sure for shown in cards_of("zhukov") if rows(shown).get("G. Zhukov"))


def test_who_is_on_the_other_end_tells_who_is_sooner_meant() -> None:
    for who, to in (("Sergei Kovalev", "Mao Zedong"), ("Ivan Kovalev", "Joseph Stalin")):
        letter(f"{who} writes", (who, "author"), (to, "recipient"), date="1949-01-01")
    letter("Report", ("Kovalev", "author"), ("Joseph Stalin", "recipient"), date="1949-03-01")
    ivan, sergei = (line(card_with("kovalev", who), "Kovalev").member for who in ("Ivan Kovalev", "Sergei Kovalev"))
    assert "Ivan Kovalev exchanged letters with Joseph Stalin" in ivan.reasons
    assert ivan.score > sergei.score
    assert [ivan.ticked, sergei.ticked] == [False, False]


def stalin_called_filippov() -> Person:
    """Stalin, who used the name from 1949 to March 1953."""
    stalin = person("Joseph Stalin", "Filippov")
    span = {"used_from": ImpreciseDate.parse("1949"), "used_until": ImpreciseDate.parse("1953-03")}
    Alias.objects.filter(person=stalin, form="Filippov").update(**span)
    return stalin


def test_the_years_in_which_a_name_was_used_tell_whose_letters_may_be() -> None:
    stalin_called_filippov()
    sergei = person("Sergei Filippov")
    letter("Pilot", ("Sergei Filippov", "author", sergei), date="1935-01-01")
    letter("Cable", ("Filippov", "author", None), date="1951-01-01")
    letter("Flight", ("Filippov", "author", None), date="1936-01-01")
    cable = line(card_with("joseph stalin", "Joseph Stalin"), "Filippov").member
    assert cable.number == 1
    assert cable.reasons == ["Joseph Stalin used this name from 1949 to 1953"]
    assert line(card_with("sergei filippov", "Sergei Filippov"), "Filippov").member.number == 1


def test_a_letter_of_another_time_than_the_name_was_used_says_so_in_red() -> None:
    stalin = stalin_called_filippov()
    letter("Letter", ("Joseph Stalin", "author", stalin), date="1952-01-01")
    letter("Late", ("Filippov", "author", None), date="1956-01-01")
    (against,) = {
        because
        for shown in cards_of("filippov")
        for each in shown.lines
        for because in each.member.against
        if "of another time" in because
    }
    assert against == "Filippov was used from 1949 to 1953, and these letters are of another time"


def test_one_wrong_initial_beside_the_same_office_is_perhaps_a_slip() -> None:
    for title, form in (("One", "Ambassador P. F. Yudin"), ("Two", "Ambassador P. A. Yudin"), ("Three", "P. B. Yudin")):
        letter(title, (form, "author"), date="1953-01-01")
    yudin = card_with("yudin", "Ambassador P. F. Yudin")
    assert "both are called ambassador" in line(yudin, "Ambassador P. A. Yudin").member.reasons
    assert "A. is not F." in line(yudin, "Ambassador P. A. Yudin").member.against
    assert "P. B. Yudin" not in rows(yudin)
