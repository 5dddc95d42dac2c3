"""Every deed is kept as data and told in the language of whoever reads the list of deeds."""

import re
from collections.abc import Callable

import pytest
from django.utils import translation

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.journal.telling import DEEDS, TAKEN_BACK
from archive.merging.decisions import decide, decide_not_borne, take_back, take_back_not_borne
from archive.merging.deeds.from_list import NameWish, identify_many
from archive.merging.headings import merge_headings
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.split import split
from archive.people.models import NotBorne, NotSame
from archive.topics.models import Topic
from tests.hands import letter, person, staff, unidentified
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db


def merged() -> None:
    merge(person("Joseph Stalin"), [person("Filippov")], by=staff("names"), reason="a cover name")


def merged_and_undone() -> None:
    merged()
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="two men")


def split_up() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    chosen = stalin.aliases.filter(form="Filippov").values_list("pk", flat=True)
    split(stalin, aliases=chosen, new_name="Ivan Filippov", by=staff("names"), reason="two men")


def identified() -> None:
    letter("Cable", ("Filippov", "author"))
    identify(unidentified("Filippov"), person=person("Joseph Stalin"), by=staff("names"), reason="his cover name")


def identified_from_a_list() -> None:
    letter("Cable", ("Filippov", "author"))
    letter("Letter", ("Yezhov", "author"))
    wishes = [NameWish(1, "Filippov", new_name="Joseph Stalin"), NameWish(2, "Yezhov", new_name="Nikolai Yezhov")]
    identify_many(wishes, by=staff("names"), reason="a list")


def decided() -> None:
    decide(person("Gao Gang"), person("Kao Kang"), "not_same", by=staff("names"), reason="two men")


def decided_and_taken_back() -> None:
    decided()
    take_back(NotSame.objects.get(), by=staff("names"), reason="one man")


def not_borne() -> None:
    letter("Cable", ("Filippov", "author"))
    name, gomulka = unidentified("Filippov"), person("Władysław Gomułka")
    decide_not_borne(name, gomulka, by=staff("names"), reason="another hand")


def not_borne_and_taken_back() -> None:
    not_borne()
    take_back_not_borne(NotBorne.objects.get(), by=staff("names"), reason="his hand after all")


def topics_merged() -> None:
    topics = [Topic.objects.create(name=name, slug=name.lower()) for name in ("Aid", "Assistance")]
    merge_headings(topics[0], topics[1:], by=staff("reviewer"), reason="one thing")


@pytest.mark.parametrize(
    ("done", "english", "russian"),
    [
        (merged, "Filippov → Joseph Stalin", "Filippov → Joseph Stalin"),
        (merged_and_undone, "Undone: Filippov → Joseph Stalin", "Отменено: Filippov → Joseph Stalin"),
        (split_up, "Joseph Stalin: Filippov → Ivan Filippov", "Joseph Stalin: Filippov → Ivan Filippov"),
        (identified, "Filippov: Joseph Stalin", "Filippov: Joseph Stalin"),
        (identified_from_a_list, "2 names from a list", "2 имени из списка"),
        (decided, "Gao Gang / Kao Kang: not the same", "Gao Gang / Kao Kang: не одно лицо"),
        (
            decided_and_taken_back,
            "Taken back: Gao Gang / Kao Kang: not the same",
            "Отменено: Gao Gang / Kao Kang: не одно лицо",
        ),
        (not_borne, "“Filippov” / Władysław Gomułka", "Filippov"),
        (not_borne_and_taken_back, "Taken back: “Filippov” / Władysław Gomułka", "Отменено: "),
        (topics_merged, "Assistance → Aid", "Assistance → Aid"),
    ],
)
def test_a_deed_is_told_in_the_readers_language(done: Callable[[], None], english: str, russian: str) -> None:
    with translation.override("ru"):
        done()
    run = Run.objects.latest("pk")
    assert str(run) == english
    assert run.summary == english
    with translation.override("ru"):
        assert russian in str(run)


def test_a_deed_of_before_is_told_as_it_was_written_down() -> None:
    merged()
    Run.objects.update(told={}, summary="Filippov merged into Stalin")
    assert str(Run.objects.get(kind=Run.Kind.MERGE)) == "Filippov merged into Stalin"


def test_no_deed_writes_a_sentence_and_each_has_its_words() -> None:
    """Deeds say what they did by a key; the words stand in one place, where they are translated."""
    told: set[str] = set()
    for path in (ROOT / "archive").rglob("*.py"):
        source = path.read_text("utf-8")
        told |= set(re.findall(r"""(?:\.tell\(|\bcounted\(|_ended\(|"deed": |deed=)"([a-z ]+)"[,})]""", source))
        if path.name != "runs.py":
            assert not re.search(r'run\.summary = [^"]', source), path
    assert told - {"batch", TAKEN_BACK} <= set(DEEDS)
    assert set(DEEDS) <= told
