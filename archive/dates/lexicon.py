"""The words around a date by function, in English, Russian, German, French and Spanish; one code for each function."""

from archive.dates.months import MONTHS, SEASONS, WEEKDAYS

BEFORE, AFTER, UNTIL, FROM = "b", "a", "t", "f"
NOT_LATER, NOT_EARLIER, BETWEEN = "e", "l", "B"
AND, OR, DASH, SLASH, COMMA = "&", "|", "-", "/", ","
ABOUT, PERHAPS, QUERY = "~", "u", "?"
SOME_DAY, SOME_MONTH, THIS_DAY, PART, NOISE = "d", "m", "o", "P", ""
ALL = "A"
YEAR, MONTH, NUMBER, DATE = "Y", "M", "N", "D"

_DEEDS = {
    BEFORE: "before до ранее раньше vor avant antes",
    AFTER: "after following после позднее позже nach après apres después",
    UNTIL: "until till по bis jusqu jusque hasta",
    FROM: "from since с von ab seit depuis desde",
    NOT_LATER: "by latest notlater spätestens",
    NOT_EARLIER: "onwards onward earliest notearlier frühestens",
    BETWEEN: "between между zwischen entre",
    AND: "and und et y и e",
    OR: "or или oder ou o",
    DASH: "to through thru",
    ABOUT: "c ca cca circa approx approximately approximate about around roughly около ок приблизительно примерно "
    "um etwa gegen vers environ hacia alrededor",
    PERHAPS: "probably prob possibly poss perhaps maybe presumably likely uncertain apparently вероятно возможно "
    "предположительно видимо wohl vermutlich wahrscheinlich probablement probablemente",
    SOME_DAY: "someday",
    SOME_MONTH: "somemonth",
    THIS_DAY: "ofsomemonth",
    ALL: "allofthem",
    NOISE: "this of the in on at dated date year years day sometime during night evening afternoon morning "
    "ce à li addì sic th r roku р року г гг год года году годы годов de del du le la les l den der dem des im am jahr "
    "jahre jahres année annee año el en в во",
}
_PARTS = {
    "37": "early beginning start начало начала начале anfang début debut principios comienzos",
    "38": "mid middle середина середины середине mitte milieu mediados",
    "39": "late latter end конец конца конце ende fin finales",
}

# Phrases replaced by a single word of the same function before the text is tokenised.
_PHRASES = {
    "before": "prior to|earlier than",
    "after": "later than|subsequent to",
    "until": "up to|вплоть до|jusqu'à|jusqu'au",
    "between": "в период от",
    "notlater": "not later than|no later than|not after|on or before|or earlier|or before|at the latest|"
    "не позднее|не позже|или ранее|nicht nach|au plus tard",
    "notearlier": "not earlier than|no earlier than|not before|on or after|or later|or after|at the earliest|"
    "не ранее|не раньше|или позднее|или позже|nicht vor|au plus tôt",
    "about": "on or about|on about|sometime about",
    "perhaps": "peut-être",
    "someday": "a day in|some day in|day in|один из дней",
    "ofsomemonth": "of a month in|of some month in|число одного из месяцев",
    "yearunknown": "year unknown|year not known|год неизвестен",
    "allofthem": "all of them|all of these|все эти даты",
    "somemonth": "a month in|some month in|month in|один из месяцев",
    "sometime": "some time|the night of|in the year|im jahre",
}
PHRASES = {phrase: word for word, phrases in _PHRASES.items() for phrase in phrases.split("|")}

# A date beside one of these may be that of something else: they are never taken for a place name.
_STRANGE = """
n.d s.d o.d б.д
not no week weeks copy copied printed published revised approved drafted received sent translated reprinted ago
month months days hours minutes undated unknown под вопросом ultimo instant не tháng ngày them these даты неизвестен
"""
STRANGE = frozenset(_STRANGE.split())

WORDS: dict[str, tuple[str, str]] = {
    **{word: (deed, word) for deed, words in _DEEDS.items() for word in words.split()},
    **{word: (PART, code) for code, words in _PARTS.items() for word in words.split()},
    "yearunknown": (YEAR, "XXXX"),
    **dict.fromkeys(WEEKDAYS, (NOISE, "")),
    **{word: (MONTH, f"{number:02}") for word, number in MONTHS.items()},
    **{word: (MONTH, str(number)) for word, number in SEASONS.items()},
}
