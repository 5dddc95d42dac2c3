"""Identity is the root of the merges, whatever edges are drawn or removed and in whatever order."""

from itertools import permutations

import pytest

from archive.authority.identities import CircleRefused, settle
from archive.topics.models import Topic

pytestmark = pytest.mark.django_db


def topics(*names: str) -> list[Topic]:
    """Topics of these names, each its own identity."""
    return [Topic.objects.create(name=name, slug=name.lower()) for name in names]


def draw(one: Topic, into: Topic | None) -> set[int]:
    """The edge is drawn, or removed, and identities are settled."""
    Topic.objects.filter(pk=one.pk).update(merged_into=into)
    return settle(Topic, [one.pk, *([into.pk] if into else [])])


def root(topic: Topic) -> int:
    """The key of the identity as it stands now."""
    return Topic.objects.get(pk=topic.pk).root_pk


def test_a_new_record_is_its_own_root() -> None:
    (korea,) = topics("Korea")
    assert korea.root == korea


def test_a_chain_of_merges_has_one_root() -> None:
    one, two, three = topics("Corea", "Korea", "Korean War")
    draw(one, two)
    assert draw(two, three) == {one.pk, two.pk}
    assert [root(topic) for topic in (one, two, three)] == [three.pk] * 3


def test_an_edge_removed_in_the_middle_gives_both_halves_their_own_root() -> None:
    one, two, three = topics("Corea", "Korea", "Korean War")
    draw(one, two)
    draw(two, three)
    draw(two, None)
    assert [root(topic) for topic in (one, two, three)] == [two.pk, two.pk, three.pk]


def test_a_circle_is_refused() -> None:
    one, two = topics("Corea", "Korea")
    draw(one, two)
    with pytest.raises(CircleRefused):
        draw(two, one)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_undoing_does_not_matter(order: tuple[int, ...]) -> None:
    made = topics("A", "B", "C", "D", "E")
    for number in range(4):
        draw(made[number], made[number + 1])
    for number in order:
        draw(made[number], None)
    assert [root(topic) for topic in made] == [topic.pk for topic in made]
