"""A major is not the general or president of the same family name."""

from archive.merging.evidence.titles import outranked
from archive.names.parts import Name, parsed


def names(*forms: str) -> list[Name]:
    return [parsed(form) for form in forms]


def test_major_eisenhower_is_not_whom_president_eisenhower_means() -> None:
    known = names("Dwight D. Eisenhower", "President Eisenhower", "General Eisenhower", "Major Eisenhower")
    assert outranked(parsed("Major Eisenhower"), known) == ("major", "president")


def test_whoever_rose_by_one_rank_or_is_called_major_elsewhere_too_is_left_alone() -> None:
    assert outranked(parsed("Colonel Goodpaster"), names("General Goodpaster", "Andrew Goodpaster")) is None
    assert outranked(parsed("Major General Snyder"), names("General Snyder")) is None
    assert outranked(parsed("Lt. General Bonesteel"), names("General Bonesteel")) is None
    assert outranked(parsed("Major Eisenhower"), names("Major John Eisenhower", "President Eisenhower")) is None
