"""Date lines as telegrams, letters and memoranda print them: the day is read, all that stands beside it is dropped."""

import pytest

from tests.dates.days import edtf, read


@pytest.mark.parametrize(
    "line",
    [
        "January 14, 1949.",
        "January 14, 1949—2 p. m.",
        "January 14, 1949—2 p.m",
        "January 14, 1949, 2:30 P. M.",
        "January 14, 1949—[9:45 a. m.]",
        "January 14, 1949—10 a. m. [p. m.]",
        "January 14, 1949, 8:21[?] p.m.",
        "January 14, 1949—[noon?].",
        "January 14, 1949 noon.",
        "January 14, 1949, 1305Z",
        "January 14, 1949, 6:50",
        "January 14, 1949, 1500 hours",
        "January 14, 1949, 10:15–11:40 a.m.",
        "January 14, 1949, 10 a.m. to noon and 3–5 p.m. (EST)",
        "January 14, 1949—1:15 p. m. (Moscow time)",
        "January 14, 1949, from 10 to 11 a.m.",
        "January 14, 1949—2 p. m. [Received January 15—8:05 a. m.]",
        "4 p. m., January 14, 1949",
        "141305Z January 1949",
        "Friday, January 14, 1949",
        "Moscow, January 14, 1949",
        "[Washington,] January 14, 1949",
        "Embassy of the USSR, Peking, January 14, 1949, noon",
        "January 14, 1949, Moscow",
        "Washington, D.C., January 14, 1949",
        "Washington, D. C., Jany. 14th, 1949, 8½ p. m.",
        "[Translation.] Madrid, 14 de Enero de 1949",
        "CINCFE Tokyo, 14 January 1949, 141555Z",
        "En route to Moscow, January 14, 1949",
        "January 14, 1949, 0830 Greenwich time",
        "St. Petersburg, January 1/14, 1949",
        "January 1 (14), 1949",
        "1 января (14 января) 1949 г.",
        "Berlin, den 14. Januar 1949",
        "14 января 1949 г., 15 час. 30 мин.",
        "[January 14], 1949",
        "January 14 [13?], 1949.",
        "January 14(?), 1949",
        "January 14, 1949*",
        "January 14, 1949¹",
        "January 14, 1949.1",
        "[Undated; January 14, 1949]",
        "January\u00a014,\u202f1949\u20142\u00a0p.\u00a0m.",
    ],
)
def test_one_day_comes_out_of_every_date_line(line: str) -> None:
    assert read(line) == "1949-01-14"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("July 16/17, 1955—midnight", "1955-07-16/1955-07-17"),
        ("December 31, 1955/January 1, 1956—midnight", "1955-12-31/1956-01-01"),
        ("October 23–24, 1964", "1964-10-23/1964-10-24"),
        ("September 26 and 27, 1959", "1959-09-26/1959-09-27"),
        ("November 15 and 17, 1962", "1962-11-15/1962-11-17"),
        ("January 26 [27], 1955", "1955-01-26/1955-01-27"),
        ("Saigon, November 1, 1963, 7 p.m.–2 a.m.", "1963-11-01/1963-11-02"),
        ("February 28–March 2, 1961", "1961-02-28/1961-03-02"),
        ("November —, 1963", "1963-11-01/1963-11-30"),
        ("June [?] 1943", "1943-06-01/1943-06-30"),
        ("n.d. [March 1950]", "1950-03-01/1950-03-31"),
        ("o. D. [März 1832]", "1832-03-01/1832-03-31"),
    ],
)
def test_two_days_stay_two_and_a_blank_day_stays_blank(line: str, expected: str) -> None:
    assert read(line) == expected


def test_an_old_style_date_is_the_day_it_was_abroad() -> None:
    assert edtf("Paris, October 27/November 9, 1917") == "1917-11-09"
    assert edtf("January 5 (17), 1878") == "1878-01-17"
    assert edtf("December 24/January 5, 1878") == "1878-01-05"


@pytest.mark.parametrize(
    "line", ["Tokyo , undated", "[undated]", "Washington, Undated.", "[n. d.]", "Washington, n.d."]
)
def test_an_undated_telegram_is_undated_wherever_it_was_sent_from(line: str) -> None:
    assert edtf(line) == "XXXX"
