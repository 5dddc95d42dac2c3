"""Addresses: readable, and never given to a second record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authority.addresses import LONGEST, free_slug, free_slugs, give_out, readable, target_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Joseph Stalin", "joseph-stalin"),
        ("Władysław Gomułka", "wladyslaw-gomulka"),
        ("Иосиф Сталин", "iosif-stalin"),
        ("O'Neill, Tip", "oneill-tip"),
        ("???", "unnamed"),
    ],
)
def test_an_address_is_the_name_in_latin_letters(name: str, slug: str) -> None:
    assert readable(name) == slug


@given(st.text(max_size=300))
def test_any_name_has_an_address_of_letters_digits_and_hyphens(name: str) -> None:
    slug = readable(name)
    assert 0 < len(slug) <= LONGEST
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.django_db
def test_an_address_that_was_given_out_is_never_given_again() -> None:
    give_out("person", [("ivan-kovalev", 7)])
    assert free_slug("person", "Ivan Kovalev") == "ivan-kovalev-2"
    give_out("person", [("ivan-kovalev", 8)])
    assert target_of("person", "ivan-kovalev") == 7


@pytest.mark.django_db
def test_namesakes_who_come_together_get_different_addresses() -> None:
    assert free_slugs("person", ["Ivan Kovalev", "Iván Kovalev"]) == ["ivan-kovalev", "ivan-kovalev-2"]


@pytest.mark.django_db
def test_a_place_and_a_person_of_one_name_do_not_meet() -> None:
    give_out("person", [("stalin", 1)])
    assert free_slug("place", "Stalin") == "stalin"
