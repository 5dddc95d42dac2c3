"""The styles of written dates, and the words of each."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """October 14, 1949 · 14 October 1949 · 14 октября 1949."""

    AMERICAN = "american"
    BRITISH = "british"
    RUSSIAN = "russian"


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of one language; fields ending in `_of` are used after a preposition or a day."""

    months: tuple[str, ...]
    months_of: tuple[str, ...]
    months_short: tuple[str, ...]
    parts: dict[int, str]
    parts_of: dict[int, str]
    parts_of_a_year: dict[int, str]
    phrases: dict[str, str]
    doubted: tuple[str, str, str]
    doubts: tuple[str, str, str, str]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH_MONTHS = _names("January February March April May June July August September October November December")
_ENGLISH_PARTS = {
    21: "spring {}",
    22: "summer {}",
    23: "autumn {}",
    24: "winter {}",
    33: "first quarter of {}",
    34: "second quarter of {}",
    35: "third quarter of {}",
    36: "fourth quarter of {}",
    37: "early {}",
    38: "mid-{}",
    39: "late {}",
    40: "first half of {}",
    41: "second half of {}",
}
ENGLISH = Voice(
    months=_ENGLISH_MONTHS,
    months_of=_ENGLISH_MONTHS,
    months_short=_names("Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"),
    parts=_ENGLISH_PARTS,
    parts_of=_ENGLISH_PARTS,
    parts_of_a_year={
        **{number: _ENGLISH_PARTS[number].format("the year") for number in (33, 34, 35, 36, 40, 41)},
        37: "beginning of the year",
        38: "middle of the year",
        39: "end of the year",
    },
    phrases={
        "undated": "undated",
        "about": "c. {}",
        "the": "the {}",
        "before": "before {}",
        "after": "after {}",
        "until": "until {}",
        "since": "from {}",
        "not_later": "{} or earlier",
        "not_earlier": "{} or later",
        "between": "between {} and {}",
        "from_to": "from {} to {}",
        "or": " or ",
        "and": " and ",
        "day_in": "a day in {}",
        "month_in": "a month in {}",
        "month_in_of": "a month in {}",
        "of_a_month": "the {} of a month in {}",
        "no_year": "year unknown",
        "of_some_month": "the {} of a month, year unknown",
        "of_these": "the {} of {}",
        "days_of": "between the {} and the {} of {}",
        "one_of_days": "one of the days {}",
        "months_between": "a month from {} to {}",
        "years_between": "between {} and {}",
        "figures_unknown": "{} (not all figures known)",
        "estimated": "{} (by estimate, between {} and {})",
        "all_until": "all dates until {}",
        "all_since": "all dates from {}",
        "to": "{} to {}",
        "all_of": "{}, all of them",
        "decade": "{}s",
        "decade_of": "{}s",
        "first_decade": "{}s (decade)",
        "first_decade_of": "{}s (decade)",
        "millennium": "{} millennium",
        "millennium_of": "{} millennium",
        "century": "{} century",
        "century_of": "{} century",
        "bc": "{} BC",
        "ad": "AD {}",
        "north": "{} (northern hemisphere)",
        "south": "{} (southern hemisphere)",
    },
    doubted=("year", "month", "day"),
    doubts=("", "uncertain", "approximate", "uncertain and approximate"),
)
_RUSSIAN_PARTS = {
    21: "весна {}",
    22: "лето {}",
    23: "осень {}",
    24: "зима {}",
    33: "первый квартал {}",
    34: "второй квартал {}",
    35: "третий квартал {}",
    36: "четвёртый квартал {}",
    37: "начало {}",
    38: "середина {}",
    39: "конец {}",
    40: "первая половина {}",
    41: "вторая половина {}",
}
RUSSIAN = Voice(
    months=_names("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    months_of=_names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    months_short=_names("янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек."),
    parts=_RUSSIAN_PARTS,
    parts_of_a_year={number: part.format("года") for number, part in _RUSSIAN_PARTS.items() if number > 32},
    parts_of={
        21: "весны {}",
        22: "лета {}",
        23: "осени {}",
        24: "зимы {}",
        33: "первого квартала {}",
        34: "второго квартала {}",
        35: "третьего квартала {}",
        36: "четвёртого квартала {}",
        37: "начала {}",
        38: "середины {}",
        39: "конца {}",
        40: "первой половины {}",
        41: "второй половины {}",
    },
    phrases={
        "undated": "без даты",
        "about": "около {}",
        "the": "{}",
        "before": "до {}",
        "after": "после {}",
        "until": "вплоть до {}",
        "since": "с {}",
        "not_later": "не позднее {}",
        "not_earlier": "не ранее {}",
        "between": "в период от {} до {}",
        "from_to": "с {} вплоть до {}",
        "or": " или ",
        "and": " и ",
        "day_in": "один из дней {}",
        "month_in": "один из месяцев {}",
        "month_in_of": "одного из месяцев {}",
        "of_a_month": "{}-е число одного из месяцев {}",
        "no_year": "год неизвестен",
        "of_some_month": "{}-е число, месяц и год неизвестны",
        "of_these": "{}-е число {}",
        "days_of": "с {}-го по {}-е число {}",
        "one_of_days": "один из дней {}",
        "months_between": "один из месяцев с {} по {}",
        "years_between": "между {} и {}",
        "figures_unknown": "{} (известны не все цифры)",
        "estimated": "{} (по оценке, между {} и {})",
        "all_until": "все даты вплоть до {}",
        "all_since": "все даты с {}",
        "to": "{} – {}",
        "all_of": "{}, все эти даты",
        "decade": "{}-е годы",
        "decade_of": "{}-х годов",
        "first_decade": "{}-е годы (десятилетие)",
        "first_decade_of": "{}-х годов (десятилетие)",
        "millennium": "{} тысячелетие",
        "millennium_of": "{} тысячелетия",
        "century": "{} век",
        "century_of": "{} века",
        "bc": "{} до н. э.",
        "ad": "{} н. э.",
        "north": "{} (северное полушарие)",
        "south": "{} (южное полушарие)",
    },
    doubted=("год", "месяц", "день"),
    doubts=("", "под вопросом", "приблизительно", "под вопросом и приблизительно"),
)
VOICES = {Style.AMERICAN: ENGLISH, Style.BRITISH: ENGLISH, Style.RUSSIAN: RUSSIAN}
