"""Numbers with nouns for terminal output."""


def counted(number: int, noun: str, several: str = "") -> str:
    """Return “1 row”, “4,017 rows”, “2 people”; `several` is an irregular plural."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def refused_of(refused: int, total: int, noun: str) -> str:
    """Return “1 of 5 rows is refused”, “2 of 5 rows are refused”."""
    return f"{refused:,} of {counted(total, noun)} {'is' if refused == 1 else 'are'} refused"
