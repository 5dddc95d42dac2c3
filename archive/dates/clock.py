"""Hours printed beside the dates of telegrams: recognised, and dropped."""

import re

_EDGES = " \t.,;:—–-/[]()"
_MARK = r"[ap][\s.\[\]]*m\b|noon|midnight|midday|\d{4}\s?z\b|\d{6}z\b|hours|hrs|gmt|\btime\b|:\d\d|o'clock|\bчас"
_LOOKS_TIMED = re.compile(_MARK + r"|\d\s?(?:h|heures|uhr|ч)\b|\b12 m\b|полдень|полночь|mittag|\bmidi|minuit")
_SMALL_WORDS = (
    "a p m n am pm noon midnight midday z gmt utc est edt cst cdt mst mdt pst pdt bst cet hours hrs hour h o'clock "
    "from to and between about circa ca approximately approx after before at until till min minutes sic "
    "г час часов часа ч мин"
)

# The rest after a year, where it is hours and nothing else: `—9 [10?] p. m.`, `, from 10 to 11 a.m. EST`.
_AFTER_YEAR = re.compile(r"^(.*?(?<!\d)\d{4}(?!\d)[\])?]*)((?=[^\w])(?!([-./])\d{1,2}\3\d{1,2}(?!\d)).*)$", re.DOTALL)
_HOURS_ONLY = re.compile(
    rf"(?:[\s.,;:—–\-\[\]()?'/]|\d{{1,4}}(?!\d)|\d{{6}}(?=z)|\b(?:[a-z]+ ){{1,3}}time\b"
    rf"|(?<![^\W\d_])(?:{'|'.join(_SMALL_WORDS.split())})(?![^\W\d_]))+",
)
_MARKED = re.compile(_MARK)
_IS_HOURS = re.compile(r"\s?(?:hours|hrs|hour|h)\b")

# Hours anywhere else, with what belongs to them: `4 p. m., May 5, 1949`, `7 p.m.–2 a.m. (Saigon time)`.
_ZONE = r"(?:[\s,]*[\[(]?(?:z|g\.?m\.?t\.?|utc|[ecmp]\.?[sdw]\.?t\.?|bst|cet|(?:[a-z]+ ){1,3}time)\b\.?[\])]?)"
_CLOCK = (
    r"[\[(]?(?:(?<![\d.:])\d{1,2}(?:[:.]\d\d)?\.?\s?[\[(]?\??[\])]?\s?[ap]\.?\s?m\b\.?"
    r"|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:hours|hrs|h)\b\.?)?"
    r"|(?<!\d)\d{3,4}\s?(?:z|gmt|hours|hrs|h)\b|(?<!\d)\d{6}z\b"
    r"|(?<!\d)\d{1,2}\s?(?:h|heures|uhr|ч|час|часов|часа|o'clock|hours|hrs)\b\.?(?:\s?\d\d(?:\s?мин\w*\.?|\b))?"
    r"|\b12\s?m\b\.?|(?:12\s)?\b(?:noon|midnight|midday|полдень|полночь|полдень|полночь|mittag|midi|minuit)\b)"
    r"\??[\])]?" + _ZONE + r"?(?:\s?[\[(][ap]\.?\s?m\.?[\])]?)?"
)
_TIMES = re.compile(
    r"(?:[\[(]?(?<![\d.:])\d{1,2}(?:[:.]\d\d)?\s?(?:-|–|to|and)\s?)?"
    + _CLOCK
    + r"(?:\s?(?:-|–|,|;|to|and|until|till)\s?"
    + _CLOCK
    + ")*"
)
_DAY_HOUR_MINUTE = re.compile(r"(?<!\d)(\d\d)\d{4}z\b(?=[\s,]*[a-z])")
_PAST_MIDNIGHT = re.compile(r"p[\s.]*m\b[^\[]*?(?:[-–]|\bto\b|\buntil\b)[^\[]*?\ba[\s.]*m\b")


def without_time(line: str) -> tuple[str, bool]:
    """Return the line without its hours, and whether they run past midnight into the next day."""
    if not _LOOKS_TIMED.search(line):
        return line, False
    after_year = _AFTER_YEAR.match(line)
    is_hours = after_year and _IS_HOURS.match(after_year[2])  # the four digits themselves: `9 0900 hours`
    if after_year and not is_hours and _MARKED.search(after_year[2]) and _HOURS_ONLY.fullmatch(after_year[2]):
        return after_year[1].strip(_EDGES), bool(_PAST_MIDNIGHT.search(after_year[2]))
    line = _DAY_HOUR_MINUTE.sub(r"\1", line)
    past_midnight = any(_PAST_MIDNIGHT.search(found[0]) for found in _TIMES.finditer(line))
    return _TIMES.sub(" ", line).strip(_EDGES), past_midnight
