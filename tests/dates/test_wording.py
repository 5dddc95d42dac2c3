"""Back into words: as exactly as it is known, in the style of the house, and read back to the same date."""

import pytest

from archive.dates import ImpreciseDate, Style

AMERICAN = {
    "1949-10-14": "October 14, 1949",
    "1949-02": "February 1949",
    "1949": "1949",
    "1949-03~": "c. March 1949",
    "1949?": "1949?",
    "1949-11-05%": "c. November 5, 1949?",
    "../1949-11-05": "before November 5, 1949",
    "1950/..": "after 1950",
    "1950-21": "spring 1950",
    "1949-24": "winter 1949–50",
    "1949-37": "early 1949",
    "1949-38": "mid-1949",
    "1949-36": "fourth quarter of 1949",
    "1949/1951": "1949–1951",
    "1949~/1951": "from c. 1949 to 1951",
    "1949-03-03/1949-03-05": "March 3–5, 1949",
    "1949-03-30/1949-04-02": "March 30 – April 2, 1949",
    "1949-03/1949-04": "March–April 1949",
    "1948-12/1949-01": "December 1948 – January 1949",
    "194X": "1940s",
    "190X": "1900s (decade)",
    "194X/..": "after the 1940s",
    "18XX": "19th century",
    "1XXX": "2nd millennium",
    "1949-02-XX": "a day in February 1949",
    "194X-XX": "a month in the 1940s",
    "2004?-06-~11": "June 11, 2004 (year uncertain, day approximate)",
    "[1949..1951]": "between 1949 and 1951",
    "[..1949-03]": "March 1949 or earlier",
    "[1949,1951]": "1949 or 1951",
    "{1959-09-26,1959-09-27}": "September 26 and 27, 1959",
    "-0043-03-15": "March 15, 44 BC",
    "2001-29": "spring 2001 (southern hemisphere)",
    "XXXX": "undated",
    "[1667,1668,1670..1672]": "1667 or 1668 or 1670 to 1672",
    "{1949,1951..1953}": "1949 and 1951 to 1953",
    "{1949..1951}": "1949 to 1951, all of them",
    "1949-XX-14": "the 14th of a month in 1949",
    "XXXX-12-12": "December 12, year unknown",
    "XXXX-12": "December, year unknown",
    "156X-12-25": "December 25, 1560s",
    "194X-21": "spring 1940s",
    "1949-01-~21/1949-01-31": "late January 1949",
    "[1950-10-~21..1950-10-31,1950-11-01..1950-11-~10]": "late October 1950 or early November 1950",
    "1949-02-~11/1949-02-~20": "mid-February 1949",
    "1950/1953~": "early 1950s",
    "1867~/1899": "late 19th century",
}
BRITISH = {
    "1949-10-14": "14 October 1949",
    "1949-03-03/1949-03-05": "3–5 March 1949",
    "../1949-11-05": "before 5 November 1949",
    "{1959-09-26,1959-09-27}": "26 and 27 September 1959",
    "XXXX-12-12": "12 December, year unknown",
}
RUSSIAN = {
    "1949-10-14": "14 октября 1949",
    "1949-02": "февраль 1949",
    "1949-02~": "около февраля 1949",
    "../1949-11": "до ноября 1949",
    "1950-21/1950-23": "весна 1950 – осень 1950",
    "[1949-11-05..]": "не ранее 5 ноября 1949",
    "[1949..1951]": "в период от 1949 до 1951",
    "194X/..": "после 1940-х годов",
    "1949-01-01/1949-01-~10": "начало января 1949",
    "1949-XX-14": "14-е число одного из месяцев 1949",
    "XXXX-12-12": "12 декабря, год неизвестен",
    "{1949..1951}": "1949 – 1951, все эти даты",
    "XXXX": "без даты",
}


@pytest.mark.parametrize(
    ("edtf", "words", "style"),
    [(*example, Style.AMERICAN) for example in AMERICAN.items()]
    + [(*example, Style.BRITISH) for example in BRITISH.items()]
    + [(*example, Style.RUSSIAN) for example in RUSSIAN.items()],
)
def test_a_date_is_worded_as_it_is_known(edtf: str, words: str, style: Style) -> None:
    assert ImpreciseDate.from_edtf(edtf).wording(style) == words
    assert ImpreciseDate.parse(words).edtf == edtf


def test_october_14_is_printed_as_the_listings_print_it() -> None:
    assert str(ImpreciseDate.parse("1949-10-14")) == "October 14, 1949"
    assert f"{ImpreciseDate.parse('1949-02')}" == "February 1949"


def test_the_short_form_shortens_the_month_alone() -> None:
    assert ImpreciseDate.parse("1949-10-14").wording(short=True) == "Oct 14, 1949"
    assert ImpreciseDate.parse("1949-09/1949-10").wording(Style.BRITISH, short=True) == "Sept–Oct 1949"
    assert ImpreciseDate.parse("c. February 1949").wording(Style.RUSSIAN, short=True) == "около февр. 1949"


RARE = {
    "1984-1X": ("October, November or December 1984", "октябрь, ноябрь или декабрь 1984"),
    "1949-0X": ("a month from January to September 1949", "один из месяцев с января по сентябрь 1949"),
    "1949-1X-05": ("the 5th of October, November or December 1949", "5-е число октября, ноября или декабря 1949"),
    "1949-02-1X": ("one of the days February 10–19, 1949", "один из дней 10–19 февраля 1949"),
    "1949-02-X5": ("February 5, 15 or 25, 1949", "5, 15 или 25 февраля 1949"),
    "1949-XX-1X": (
        "between the 10th and the 19th of a month in 1949",
        "с 10-го по 19-е число одного из месяцев 1949",
    ),
    "XXXX-XX-14": ("the 14th of a month, year unknown", "14-е число, месяц и год неизвестны"),
    "XXXX-1X": ("October, November or December, year unknown", "октябрь, ноябрь или декабрь, год неизвестен"),
    "194X-37": ("beginning of the year, 1940s", "начало года, 1940-е годы"),
    "1X49": ("1?49 (not all figures known)", "1?49 (известны не все цифры)"),
    "1950S2": ("1950 (by estimate, between 1900 and 1999)", "1950 (по оценке, между 1900 и 1999)"),
    "Y170000002": ("170,000,002", "170\u00a0000\u00a0002"),
    "Y-17E7": ("170,000,001 BC", "170\u00a0000\u00a0001 до н. э."),
    "Y17E20": ("17 × 10²⁰", "17 × 10²⁰"),
    "-04XX": ("5th century BC", "5 век до н. э."),
    "-004X": ("between 50 and 41 BC", "между 50 и 41 до н. э."),
    "{..1949}": ("all dates until 1949", "все даты вплоть до 1949"),
    "{1949,1951..}": ("1949 and all dates from 1951", "1949 и все даты с 1951"),
    "[1760-01,1760-12..]": ("January 1760 or December 1760 or later", "январь 1760 или не ранее декабря 1760"),
    "{1949?,1951..1953~}": ("1949? and 1951 to c. 1953", "1949? и 1951 – около 1953"),
}


@pytest.mark.parametrize("edtf", RARE)
def test_what_catalogues_seldom_say_is_words_too_and_stays_itself_where_it_is_edited(edtf: str) -> None:
    date = ImpreciseDate.from_edtf(edtf)
    assert (date.wording(), date.wording(Style.RUSSIAN)) == RARE[edtf]
    assert ImpreciseDate.parse(date.written()) == date


def test_a_field_in_which_a_rare_date_is_edited_holds_its_code_since_words_would_make_it_another() -> None:
    assert ImpreciseDate.parse("1984-1X").written() == "1984-1X"
    assert ImpreciseDate.parse("c. March 1949").written() == "c. March 1949"
