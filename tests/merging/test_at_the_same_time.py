"""Hard case 27: two members of staff merge at the same moment; one wins, the other is told why, and there is no circle."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.merging.refusals import MergeRefused
from archive.people.models import Person
from tests.hands import person, staff

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.mark.parametrize("same_way", [True, False])
def test_case_27_of_two_merges_at_the_same_moment_one_wins_and_the_other_is_told(*, same_way: bool) -> None:
    one, other = person("Gao Gang"), person("Kao Kang")
    hands = [staff("names"), staff("names2")]
    pairs = [(one, other), (one, other) if same_way else (other, one)]
    told = at_once(
        *(
            lambda pair=pair, by=by: merge(pair[0], [pair[1]], by=by, reason="one man")
            for pair, by in zip(pairs, hands, strict=True)
        )
    )
    assert len(told) == 1
    assert "has meanwhile been merged into" in told[0]
    assert Run.objects.filter(kind=Run.Kind.MERGE).count() == 1
    assert Person.objects.standing().count() == 1


def test_merges_in_a_ring_at_the_same_moment_leave_no_ring() -> None:
    ring = [person(name) for name in ("Pavel Yudin", "P. F. Yudin", "Iudin P. F.", "Judin")]
    hands = [staff(f"names{number}") for number in range(4)]
    told = at_once(
        *(
            lambda number=number: merge(ring[number], [ring[(number + 1) % 4]], by=hands[number], reason="one man")
            for number in range(4)
        )
    )
    standing = Person.objects.standing().count()
    assert standing == len(told)
    assert standing >= 1
    assert all(each.identity and each.identity.is_standing for each in Person.objects.select_related("identity"))


def test_a_merge_and_an_undo_at_the_same_moment_leave_true_identities() -> None:
    one, other, third = person("Gao Gang"), person("Kao Kang"), person("Gao Gan")
    hands = [staff("names"), staff("names2")]
    merge(one, [other], by=hands[0], reason="one man")
    run = Run.objects.get(kind=Run.Kind.MERGE)
    told = at_once(
        lambda: undo_run(run, by=hands[0], reason="two men"), lambda: merge(third, [one], by=hands[1], reason="a slip")
    )
    assert told == []
    identities = {each.pk: each.identity_id for each in Person.objects.all()}
    assert identities == {one.pk: third.pk, other.pk: other.pk, third.pk: third.pk}


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """All deeds begin together, each on a connection of its own; what was refused is answered."""
    gate, told = threading.Barrier(len(deeds)), list[str]()

    def does(deed: Callable[[], object]) -> None:
        gate.wait()
        try:
            deed()
        except MergeRefused as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=does, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return told
