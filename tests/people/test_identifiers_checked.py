"""Identifiers of other authorities are checked by their scheme before they are kept."""

import pytest

from archive.people.identifiers import fault_of, tidied


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("viaf", "108273425"), ("wikidata", "Q855"), ("lcnaf", "n80126308"), ("gnd", "118642499"),
        ("gnd", "11850553X"), ("isni", "0000000121032683"), ("orcid", "0000-0002-1825-0097"), ("house", "whatever"),
    ],
)  # fmt: skip
def test_what_is_right_has_no_fault(scheme: str, value: str) -> None:
    assert fault_of(scheme, value) == ""


@pytest.mark.parametrize(
    ("scheme", "value"), [("isni", "0000000121032684"), ("orcid", "0000-0002-1825-0079"), ("gnd", "118642498")]
)
def test_a_mistyped_figure_is_found_by_the_check_digit(scheme: str, value: str) -> None:
    assert "check digit" in fault_of(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "value"), [("wikidata", "855"), ("viaf", "0"), ("lcnaf", "80126308"), ("isni", "12")]
)
def test_what_has_another_shape_is_said_with_an_example(scheme: str, value: str) -> None:
    assert "looks like" in fault_of(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        ("wikidata", "https://www.wikidata.org/wiki/q855", "Q855"),
        ("isni", "0000 0001 2103 2683", "0000000121032683"),
        ("viaf", " https://viaf.org/viaf/108273425/ ", "108273425"),
        ("house", "A 12", "A 12"),
    ],
)
def test_an_address_or_spaces_are_taken_away(scheme: str, typed: str, kept: str) -> None:
    assert tidied(scheme, typed) == kept
