"""A deed is all or nothing, and what every deed wants is done at its end, once."""

import pytest

from archive.authority.deeds import Last, deed, put_off
from archive.topics.models import Topic

pytestmark = pytest.mark.django_db


def test_what_is_put_off_is_done_once_at_the_end_and_in_order() -> None:
    done: list[object] = []

    def chain(items: list[str]) -> None:
        done.append(("chain", items))

    def log(items: list[str]) -> None:
        done.append(("log", items))

    with deed():
        put_off(Last.CHAIN_OF_RUNS, chain, "a run")
        put_off(Last.LOG_OF_CHANGES, log, "one")
        with deed():
            put_off(Last.LOG_OF_CHANGES, log, "two")
        assert done == []
    assert done == [("log", ["one", "two"]), ("chain", ["a run"])]


def test_a_deed_that_fails_leaves_nothing_and_does_nothing_at_its_end() -> None:
    done: list[object] = []

    def fail() -> None:
        with deed():
            Topic.objects.create(name="Korea", slug="korea")
            put_off(Last.LOG_OF_CHANGES, done.extend, "korea")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert done == []
    assert not Topic.objects.exists()


def test_a_part_that_fails_is_forgotten_and_the_rest_goes_on() -> None:
    done: list[object] = []

    def part() -> None:
        with deed():
            put_off(Last.LOG_OF_CHANGES, done.extend, "lost")
            raise KeyError

    with deed():
        put_off(Last.LOG_OF_CHANGES, done.extend, "kept")
        with pytest.raises(KeyError):
            part()
    assert done == ["kept"]


def test_outside_of_a_deed_nothing_is_put_off() -> None:
    assert not put_off(Last.LOG_OF_CHANGES, list[object]().extend, "korea")
