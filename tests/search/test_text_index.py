"""What every text index promises, on whichever database the tests run."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.asking.parsing import patterns, read
from archive.search.index.backends import backend, desk
from archive.search.index.backends.base import Entry
from archive.search.index.source import entry_of
from archive.search.index.tokens import AllOf
from tests.search.damage import altered

pytestmark = pytest.mark.django_db


def asked(typed: str) -> AllOf:
    return patterns(read(typed).groups)


def found(typed: str) -> list[int]:
    """All the documents found; the index says the same of each of them when it is asked about a few."""
    hits = sorted(backend().hits(asked(typed)).tolist())
    assert sorted(backend().met(asked(typed), backend().documents().tolist(), in_titles=False).tolist()) == hits
    return hits


def entry(pk: int, title: str = "", *, summary: str = "", names: str = "", headings: str = "", text: str = "") -> Entry:
    return entry_of(pk, title=title, summary=summary, names=[names], headings=[headings], texts=[text])


Keep = Callable[..., None]


@pytest.fixture
def keep() -> Keep:
    return lambda *entries: backend().write(entries)


def test_every_word_must_stand_somewhere_in_the_document(keep: Keep) -> None:
    keep(entry(1, "Cable, Stalin to Mao", text="the loan"), entry(2, "Cable", names="Stalin"), entry(3, "The loan"))
    assert (found("stalin loan"), found("STALIN"), found("nobody")) == ([1], [1, 2], [])


def test_a_phrase_stands_in_one_field_and_in_order(keep: Keep) -> None:
    keep(entry(1, "Mao Zedong"), entry(2, "Zedong Mao"), entry(3, "Cable to Mao", summary="Zedong replies"))
    assert (found('"mao zedong"'), found("mao zedong")) == ([1], [1, 2, 3])


def test_a_word_may_be_begun_and_one_of_several_is_enough(keep: Keep) -> None:
    keep(entry(1, "Filippov"), entry(2, "Filipov"), entry(3, "Kovalev"))
    assert (found("filip*"), found("filippov OR kovalev"), found('"filip*"')) == ([1, 2], [1, 3], [1, 2])


def test_a_word_with_a_hyphen_is_a_phrase(keep: Keep) -> None:
    keep(entry(1, "Sino-Soviet treaty"), entry(2, "Soviet and Sino matters"), entry(3, "the Sino Soviet border"))
    assert (found("Sino-Soviet"), found("sino-sov*")) == ([1, 3], [1, 3])


@pytest.mark.parametrize(
    ("written", "typed"),
    [("Gomułka", "gomulka"), ("Xi'an", "xian"), ("Ёлкин", "елкин"), ("ＦＵＬＬ", "full"), ("Đặng", "dang"),
     ("Stalin's", "stalin"), ("毛泽东同志", "泽东"), ("김일성은", "일성"), ("スターリン", "ター"), ("毛泽东", "东"),
     ("№ 4159", "4159"), ("हिन्दी में", "हिन्दी"), ("U.S.S.R.", "U.S.S.R."), ("𠀀𠀁𠀂", "𠀁𠀂")],
)  # fmt: skip
def test_words_are_found_however_they_are_spelt(keep: Keep, written: str, typed: str) -> None:
    keep(entry(1, f"On {written} once"))
    assert found(typed) == [1]


def test_a_run_of_characters_is_found_only_as_it_stands(keep: Keep) -> None:
    keep(entry(1, "周恩来致毛泽东"), entry(2, "周来恩"))
    assert (found("周恩来"), found("恩来致"), found('"周恩来"'), found("来毛")) == ([1], [1], [1], [])


def test_a_phrase_is_found_on_the_last_page_of_a_long_report(keep: Keep) -> None:
    keep(entry(1, "Report", text="the railway " * 12_000 + "aviation fuel for Hami"), entry(2, text="fuel aviation"))
    assert (found('"aviation fuel"'), found('"fuel for ham*"'), found('"fuel aviation"')) == ([1], [1], [2])
    assert (found('"hami the"'), found('report "aviation fuel" OR nothing'), found('"the railway"')) == ([], [1], [1])


def test_a_title_weighs_most(keep: Keep) -> None:
    keep(entry(1, "A note", text="cotton " * 3), entry(2, "Cotton"), entry(3, "Another", summary="on cotton"))
    index = backend()
    assert index.ranked(asked("cotton"), np.array([1, 2, 3]))[0] == 2
    assert sorted(index.ranked(asked("cotton"), np.array([1, 3])).tolist()) == [1, 3]
    assert index.title_hits(asked("cotton")).tolist() == [2]
    assert index.met(asked("cotton"), [1, 2, 3], in_titles=True).tolist() == [2]


def test_an_entry_replaces_the_one_before_and_can_be_taken_out(keep: Keep) -> None:
    keep(entry(1, "Cable"), entry(2, "Cable"))
    keep(entry(1, "Letter"))
    assert (found("cable"), found("letter"), backend().documents().tolist()) == ([2], [1], [1, 2])
    assert backend().differing([entry(1, "Letter"), entry(2, "Note"), entry(3, "New")]) == [2, 3]
    backend().remove([2])
    assert (found("cable"), backend().documents().tolist()) == ([], [1])


def test_an_entry_is_proven_by_what_it_was_made_of_while_it_is_as_it_was_written(keep: Keep) -> None:
    cable, letter, never = entry(1, "Cable, Filippov", text="周恩来"), entry(2, "Letter"), entry(3, "Never kept")
    keep(cable, letter)
    sources = {1: cable.source, 2: letter.source, 3: never.source}
    assert backend().proven(sources) == {1, 2}
    assert backend().proven({**sources, 2: entry(2, "Letters").source}) == {1}
    altered(1, "summary")
    assert backend().proven(sources) == {2}
    keep(entry(1, "Cable, Filippov", text="周恩来"))
    assert backend().proven(sources) == {1, 2}


def test_an_entry_goes_to_the_other_index_as_it_was_written(keep: Keep) -> None:
    long = entry(1, "Cable, Filippov", text=f"周恩来 {'word ' * 20_000}the last page")
    cable, damaged, never = entry(2, "Cable"), entry(3, "Letter", summary="Cotton"), entry(4, "Never kept")
    keep(long, cable, damaged)
    altered(3, "summary")
    desk().write([entry(1, "As it was")])
    sources = {1: long.source, 2: entry(2, "Cables").source, 3: damaged.source, 4: never.source}
    assert desk().taken_over(backend().table, sources) == {1}
    assert desk().documents().tolist() == [1]
    assert desk().hits(asked('"the last page"')).tolist() == [1]
    assert (desk().differing([long]), desk().proven(sources)) == ([], {1})
    assert backend().documents().tolist() == [1, 2, 3]


def test_words_without_end_are_kept(keep: Keep) -> None:
    keep(entry(1, "x" * 5000, text=" ".join(f"w{number}" for number in range(60_000))))
    assert (found("x" * 5000), found("w59999"), found("w7 w58000")) == ([1], [1], [1])


def test_nothing_that_is_typed_breaks_out_of_its_quotation_marks(keep: Keep) -> None:
    keep(entry(1, "Cable 1962"))

    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=60) | st.text("\"'()*:&|!<>-\\ aO R1^{}%\0", max_size=40))
    def holds(typed: str) -> None:
        groups = asked(typed)
        if groups:
            assert set(backend().hits(groups).tolist()) <= {1}
            assert set(backend().title_hits(groups).tolist()) <= {1}

    holds()
