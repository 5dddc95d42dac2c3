"""What pages say of dates, languages, lives and addresses, and that nothing typed becomes markup."""

import pytest
from django.template import Context, Template
from django.utils import translation

from archive.dates import ImpreciseDate
from archive.dates.lives import life, years
from archive.templatetags.naming import named
from archive.templatetags.reading import host, language_of, machine_date, thousands


def date(edtf: str) -> ImpreciseDate:
    return ImpreciseDate.parse(edtf)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [("1949-02-03", "1949-02-03"), ("1949-02", "1949-02"), ("1949", "1949"), ("1949-03~", ""), ("1949-21", "")],
)
def test_machines_are_told_a_date_only_where_nothing_is_in_doubt(edtf: str, said: str) -> None:
    assert machine_date(date(edtf)) == said


def test_the_undated_have_no_date_for_machines_and_no_year() -> None:
    assert machine_date(None) == years(None) == ""


@pytest.mark.parametrize(
    ("born", "died", "said"),
    [
        ("1878", "1953-03-05", "1878–1953"),
        ("1921~", None, "c. 1921–"),
        (None, "1953?", "–1953?"),
        ("1949", "1949", "1949"),
    ],
)
def test_a_life_is_told_in_years_with_its_doubts(born: str | None, died: str | None, said: str) -> None:
    assert life(date(born) if born else None, date(died) if died else None) == said


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("https://archive.example/page", "archive.example"),
        ("javascript:alert(1)", ""),
        ("ftp://archive.example", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_the_web_has_a_host(typed: str, known: str) -> None:
    assert host(typed) == known


def test_thousands_are_parted_by_commas() -> None:
    assert [thousands(number) for number in (0, 248, 1248, 1234567)] == ["0", "248", "1,248", "1,234,567"]


def test_a_russian_title_says_its_language_on_an_english_page_and_not_on_a_russian_one() -> None:
    assert language_of("Телеграмма Филиппова") == "und-Cyrl"
    with translation.override("ru"):
        assert language_of("Телеграмма Филиппова") == ""
        assert language_of("Cable, Filippov to Kovalev") == "en"


def test_a_name_keeps_its_own_direction_and_tells_its_script() -> None:
    assert named("周恩来") == '<bdi lang="und-Hani">周恩来</bdi>'
    assert named("Filippov") == "<bdi>Filippov</bdi>"


def test_what_somebody_typed_never_becomes_markup() -> None:
    page = Template("{% load naming %}{% name form %}")
    assert "<script" not in page.render(Context({"form": "<script>alert(1)</script>"}))
