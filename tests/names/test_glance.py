"""At a glance names are told apart only where the closer comparison finds them different too."""

from itertools import combinations

import pytest

from archive.names.glance import different_at_a_glance
from archive.names.likeness import alike, parsed

NAMES = (
    "Joseph Stalin", "I. V. Stalin", "Stalin", "Comrade Stalin", "Сталин, И. В.", "Allen W. Dulles", "John Foster Dulles",
    "Dulles", "Secretary Dulles", "J. F. Dulles", "Dullus, Allen", "Jean-Baptiste Colbert", "J. B. Colbert",
    "Vijaya Lakshmi Pandit", "Vijayalakshmi Pandit", "Mao Tse-tung", "Mao Zedong", "毛泽东", "Ho Chi Minh", "Hồ Chí Minh",
    "Kim Il Sung", "Muhammad Reza Pahlavi", "Mohammadreza Pahlavi", "Friedrich Wilhelm", "Wilhelm Friedrich",
    "Wilhelm II", "Henry Cabot Lodge, Jr.", "Henry Cabot Lodge", "Mrs. Roosevelt", "Eleanor Roosevelt",
    "Blair, Anthony Charles Lynton (\"Tony\")", "Tony Blair", "Chou En-lai (Zhou Enlai)", "Lee", "Robert E. Lee",
    "George Herbert Walker Bush", "George W. Bush", "Karl Lott Rankin", "K. L. Rankin", "Dean Rusk", "Rusk", "Ruskin, John",
    "Nasser, Gamal Abdel", "Gamal Abd al-Nasir", "Petersen", "Niels Pedersen", "Jacobus Arminius", "Jacob Arminius",
)  # fmt: skip


@pytest.mark.parametrize("one", NAMES)
def test_whoever_is_told_apart_at_a_glance_is_different_by_a_closer_look(one: str) -> None:
    mistaken = [
        two
        for two in NAMES
        if different_at_a_glance(parsed(one), parsed(two)) and alike(one, two).verdict != "different"
    ]
    assert mistaken == []


def test_most_different_names_are_told_apart_at_a_glance() -> None:
    different = [pair for pair in combinations(NAMES, 2) if alike(*pair).verdict == "different"]
    at_once = [pair for pair in different if different_at_a_glance(*map(parsed, pair))]
    assert 2 * len(at_once) > len(different)
