"""A listing page as a browser copies it, for tests: real dates and titles, sentences of our own."""

ROWS = (
    (
        "October 14, 1949",
        "Ciphered Telegram No. 4159 from Filipov [Stalin] to Kovalev",
        "A division may go to Urumchi, and fuel will be flown there.",
    ),
    (
        "February 1949",
        "Cable, Joseph Stalin to Anastas Mikoyan",
        "Answers to what Mao had asked — in haste, “as agreed”.",
    ),
    ("May 26, 1949", "Cable, Stalin to Mao Zedong [via Kovalev]", ""),
    ("1949", "Letter, Mao Zedong to Comrade Stalin", "Mao gives thanks.\nA second paragraph, of 1950 and later."),
)


def page(rows: tuple[tuple[str, str, str], ...] = ROWS, announced: int | None = None) -> str:
    """The text of one page with these rows, each line of it apart from the next, without an end of line at its end."""
    count = len(rows) if announced is None else announced
    lines = ["Skip to content", "Results:", f"51 - {50 + count} of 1,248", "Documents"]
    for date, title, summary in rows:
        lines += [date, title, *summary.split("\n")]
    return "\n\n".join([*(line for line in lines if line), "Pagination"])


def empty_page(said: str = "") -> str:
    """The text of a page that lists nothing, with what it says of that."""
    return "\n\n".join(filter(None, ["Skip to content", "Results:", "0 - 0 of 0", "Documents", said, "Pagination"]))
