"""Centuries, their halves and thirds, before our era too, as catalogues of several languages write them."""

import pytest

from archive.dates import ImpreciseDate

CENTURIES = {
    "17. Jh.": "16XX",
    "17th c.?": "16XX?",
    "XVIIe siècle": "16XX",
    "siglo XIX": "18XX",
    "s. XVII": "16XX",
    "XIX в.": "18XX",
    "17e eeuw": "16XX",
    "5th century BC": "-04XX",
    "1st c. BC": "-00XX",
    "V век до н. э.": "-04XX",
    "18th–19th centuries": "17XX/18XX",
    "15th/16th c.": "14XX/15XX",
    "XIX–XX вв.": "18XX/19XX",
    "4.-3. Jh. v. Chr.": "-03XX/-02XX",
    "500-401 BC": "-0499/-0400",
    "44 av. J.-C.": "-0043",
}
PARTS = {
    "2. Hälfte 17. Jahrhundert": "1650/1699",
    "erste Hälfte des 17. Jahrhunderts": "1600/1649",
    "première moitié du XVIIe siècle": "1600/1649",
    "первая половина XIX в.": "1800/1849",
    "начало XX в.": "1900/1933~",
    "Ende des 18. Jahrhunderts": "1767~/1799",
    "first half of the 5th century BC": "-0499/-0450",
    "late 1st century BC": "-0032~/0000",
    "late 18th to early 19th century": "1767~/1833~",
}


@pytest.mark.parametrize(("text", "edtf"), (CENTURIES | PARTS).items())
def test_a_century_is_read_in_the_language_of_its_catalogue(text: str, edtf: str) -> None:
    assert ImpreciseDate.printed(text).edtf == edtf


@pytest.mark.parametrize("text", ["late 4th century BC", "early 5th century BC", "mid-18th century"])
def test_a_third_of_a_century_is_said_as_it_was_written(text: str) -> None:
    date = ImpreciseDate.printed(text)
    assert date.wording() == text
    assert ImpreciseDate.parse(date.written()) == date


@pytest.mark.parametrize(
    ("text", "edtf"), {"16. Juni 1949": "1949-06-16", "3 V 1949": "1949-05-03", "1. Juni 1949": "1949-06-01"}.items()
)
def test_a_number_before_a_month_is_no_century(text: str, edtf: str) -> None:
    assert ImpreciseDate.printed(text).edtf == edtf
