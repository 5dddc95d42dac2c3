"""The permanent public id of a record: seven random characters and a check character (NOID, as in ARKs)."""

import secrets

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8


def check_character(stem: str) -> str:
    """Return the NOID check character: sum of position × value, positions from 1, modulo 29."""
    return ALPHABET[sum(place * ALPHABET.index(character) for place, character in enumerate(stem, 1)) % len(ALPHABET)]


def draw() -> str:
    """Return a new id of eight betanumeric characters.

    That it is one of a million others is one chance in 17,000, and the database refuses it: whoever draws thousands at
    once has to look.
    """
    number, stem = secrets.randbelow(len(ALPHABET) ** (LENGTH - 1)), ""
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(ALPHABET))
        stem += ALPHABET[place]
    return stem + check_character(stem)


def is_well_formed(public_id: str) -> bool:
    """Return whether this could be an id: right length, letters and check character."""
    if len(public_id) != LENGTH or set(public_id) - set(ALPHABET):
        return False
    return check_character(public_id[:-1]) == public_id[-1]
