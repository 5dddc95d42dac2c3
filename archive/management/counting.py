"""Numbers with their nouns, as the terminal says them."""


def counted(number: int, noun: str, several: str = "") -> str:
    """“1 row”, “4,017 rows”, “2 people”: the noun as the number wants it, `several` where it takes more than an s."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def refused_of(refused: int, total: int, noun: str) -> str:
    """“1 of 5 rows is refused”, “2 of 5 rows are refused”."""
    return f"{refused:,} of {counted(total, noun)} {'is' if refused == 1 else 'are'} refused"
