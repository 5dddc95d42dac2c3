"""How many rows an import can insert: their keys are kept free while it is worked out on a copy of the database."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from archive.documents import models as documents
from archive.interchange.applying.books import Named
from archive.interchange.reading import Row
from archive.journal.aside import Room
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.topics.models import Topic


def room_for(rows: Iterable[Row]) -> Room:
    """Return how many rows of each table the records can make at most."""
    named, number = Named(), Counter[Any]()
    for row in rows:
        if (record := row.record) is None:
            continue
        named.note(record)
        number.update({
            documents.Document: 1, documents.Credit: len(record.credits), documents.Text: len(record.texts),
            documents.Holding: len(record.holdings), documents.Language: len(record.languages),
            documents.Backer: len(record.donors) + len(record.contributors), documents.TopicTag: len(record.topics),
            documents.DocumentPlace: len(record.places), documents.Membership: len(record.collections),
            documents.Relation: len(record.related),
        })  # fmt: skip
    kinds = (documents.DocumentType, Topic, documents.Collection, documents.Repository)
    number.update({kind: sum(1 for _name in names) for kind, names in zip(kinds, named.each(), strict=True)})
    # A person's name is a second alias beside the one that is credited; a place may lie in another that is new, too.
    number.update({Alias: 2 * len(named.credits), Person: len(named.credits), Place: 2 * len(named.places)})
    return number
