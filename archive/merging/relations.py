"""What merges and splits mean for every foreign key to Person. A test proves the list complete."""

from enum import Enum


class Rule(Enum):
    """What becomes of a foreign key to Person."""

    FOLLOWS = "stays in its row; questions about it ask by identity, so that it follows a merge and an undo"
    STAYS = "says something about this very record and never follows"
    MOVES = "follows a merge by identity, and moves when a split chooses it"
    EDGE = "is the merge itself"


KEYS_TO_PERSON = {
    ("alias", "person"): Rule.MOVES,
    ("identifier", "person"): Rule.FOLLOWS,
    ("notsame", "first"): Rule.FOLLOWS,
    ("notsame", "second"): Rule.FOLLOWS,
    ("notborne", "person"): Rule.FOLLOWS,
    ("ruling", "person"): Rule.FOLLOWS,
    ("holder", "person"): Rule.FOLLOWS,
    ("card", "person"): Rule.FOLLOWS,
    ("member", "person"): Rule.FOLLOWS,
    ("departure", "person"): Rule.FOLLOWS,
    ("departure", "to"): Rule.FOLLOWS,
    ("mergerequest", "survivor"): Rule.FOLLOWS,
    ("mergerequest", "absorbed"): Rule.FOLLOWS,
    ("person", "parent"): Rule.FOLLOWS,
    ("person", "merged_into"): Rule.EDGE,
    ("person", "identity"): Rule.EDGE,
}
