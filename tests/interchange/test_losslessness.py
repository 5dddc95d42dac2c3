"""What goes out of an archive and into an empty one comes out of that one the same."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.documents.public_id import ALPHABET, check_character
from archive.documents.vocabulary import Certainty, DateBasis, Role, TextKind
from archive.interchange.record import KEYS
from archive.people.enrolment import enrol
from archive.people.models import Alias
from archive.text.cleaning import clean_line
from tests.interchange.archives import brought, cable, exported, passing_archive

pytestmark = pytest.mark.django_db

NAMES = [
    "Filippov",
    "Filipov",
    "Stalin",
    "Joseph Stalin",
    "Mao Zedong",
    "毛泽东",
    "Сталин",
    "Kim Il",
    "A [B]",
    "Mr. Johnson",
]
SLUGS = ["joseph-stalin", "mao-zedong", "kim-il-sung", ""]
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"])
LINE = st.one_of(st.sampled_from(["", "AVPRF", "=1+1", "a | b :: c\\", '"'])) | st.text(LETTERS, max_size=12).map(
    clean_line
)
FULL = LINE.filter(bool)
TEXTS = st.fixed_dictionaries(
    {"kind": st.sampled_from(TextKind.values), "language": st.sampled_from(["", "en", "zh-Hans"]),
     "text": FULL, "credit": LINE}
)  # fmt: skip
CREDITS = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES), "supplied": st.sampled_from(["", "Stalin"]), "role": st.sampled_from(Role.values),
     "certainty": st.sampled_from(Certainty.values), "person": st.sampled_from(SLUGS), "note": LINE}
)  # fmt: skip
PARTS: dict[str, st.SearchStrategy[Any]] = {
        "title": FULL,
        "date": st.sampled_from(["", "1949-02", "1949-02-03", "1950-21", "194X", "1949-01~/1949-03", "../1950", "XXXX"]),
        "date_text": LINE, "date_basis": st.sampled_from(DateBasis.values), "date_note": LINE, "date_calendar": LINE.map(lambda line: line[:40].strip()),
        "type": LINE,
        "number": LINE, "summary": LINE, "languages": st.lists(st.sampled_from(["ru", "zh", "en"]), unique=True),
        "texts": st.lists(TEXTS, max_size=2), "credits": st.lists(CREDITS, max_size=4),
        "topics": st.lists(FULL, max_size=3), "collections": st.lists(FULL, max_size=2),
        "places": st.lists(st.fixed_dictionaries({"name": FULL, "role": LINE}), max_size=2),
        "holdings": st.lists(st.fixed_dictionaries({"repository": LINE, "reference": LINE, "note": LINE}), max_size=2),
        "classification": LINE, "rights": LINE, "funding": LINE, "donors": st.lists(FULL, max_size=2),
        "contributors": st.lists(FULL, max_size=2), "url": st.sampled_from(["", "https://example.org/134696?a=б"]),
        "uploaded": st.sampled_from(["", "2011-11-20"]), "title_language": st.sampled_from(["", "ru"]),
        "source": st.sampled_from(["", "frus"]),
        "related": st.lists(
            st.fixed_dictionaries({"external_id": st.sampled_from(["1", "2", "elsewhere"]), "kind": FULL}), max_size=2
        ),
}  # fmt: skip
RECORDS = st.fixed_dictionaries(PARTS)
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=settings().max_examples // 4, suppress_health_check=SLOW)
@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_whatever_is_exported_comes_out_of_an_empty_archive_the_same(records: list[dict[str, Any]]) -> None:
    told = [as_it_can_be(record, number) for number, record in enumerate(records)]
    first = through_an_empty_archive(told)
    assert through_an_empty_archive(first) == first
    assert [record["title"] for record in first] == [record["title"] for record in told]
    assert [len(record["credits"]) for record in first] == [len(record["credits"]) for record in told]


def test_ids_are_kept_in_an_empty_archive_and_so_are_ties_by_them() -> None:
    stem = ALPHABET[:7]
    here = stem + check_character(stem)
    out = through_an_empty_archive([{"title": "Letter", "id": here}, cable(related=[{"id": here, "kind": "reply to"}])])
    assert out[0]["id"] == here
    assert out[1]["related"] == [{"external_id": "", "kind": "reply to", "id": here}]


def test_people_named_by_slug_stand_in_an_empty_archive_under_that_slug() -> None:
    credits = [
        {"name": "Filippov", "role": "author", "person": "joseph-stalin"},
        {"name": "Joseph Stalin", "role": "signatory", "person": "joseph-stalin"},
    ]
    out = through_an_empty_archive([cable(credits=credits)])
    assert [credit["person"] for credit in out[0]["credits"]] == ["joseph-stalin", "joseph-stalin"]
    brought(cable(credits=credits))
    assert Alias.objects.get(kind=Alias.Kind.PREFERRED).form == "Joseph Stalin"


def test_a_name_left_open_on_purpose_stays_open() -> None:
    name = {"name": "Stalin", "role": "author"}
    with passing_archive():
        stalin = enrol("Joseph Stalin")
        brought(cable(1, credits=[name]), cable(2, credits=[{**name, "name": "STALIN", "person": stalin.slug}]))
        brought(cable(3, credits=[{**name, "unidentified": True}]))
        out = exported()
    assert [record["credits"][0].get("unidentified") for record in out] == [None, None, True]
    assert through_an_empty_archive(out) == out


def test_an_export_asks_as_much_for_forty_records_as_for_four(django_assert_max_num_queries: Any) -> None:
    full = {"topics": ["Grain"], "places": ["Moscow"], "collections": ["K."], "texts": [{"text": "To Stalin"}]}
    credits = [{"name": name, "role": "via"} for name in NAMES]
    brought(*(cable(nth, **full, credits=credits, related=[{"external_id": "1", "kind": "x"}]) for nth in range(2, 42)))
    with django_assert_max_num_queries(30):
        assert len(exported()) == 40


def test_every_key_is_told_in_the_property() -> None:
    assert set(KEYS) - {"id", "state", "changed", "external_id"} == PARTS.keys()


def through_an_empty_archive(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What an empty archive exports after these were brought in and published."""
    out: list[dict[str, Any]] = []
    with passing_archive():
        brought(*records)
        out += exported()
    return out


def as_it_can_be(record: dict[str, Any], number: int) -> dict[str, Any]:
    """The record with an id of its own, and without what is refused: a name twice in a role, a tie to itself."""
    credits = {(one["name"], one["supplied"], one["role"], one["person"]): one for one in record["credits"]}
    others = [tie for tie in record["related"] if tie["external_id"] != str(number)]
    return record | {"external_id": str(number), "credits": list(credits.values()), "related": others}
