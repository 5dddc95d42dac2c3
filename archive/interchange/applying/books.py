"""Everything a run has to look up or make before its documents can be written."""

from collections.abc import Iterable, Sequence

from archive.interchange.record import Record
from archive.interchange.resolving import headings
from archive.interchange.resolving.names import Names
from archive.interchange.resolving.people import People
from archive.interchange.resolving.places import Places
from archive.journal.runs import OpenRun
from archive.search import engine


class Books:
    """The names, people, topics, places, types, repositories and collections of a run."""

    def __init__(self) -> None:
        self.people = People()
        self.names = Names(self.people)
        self.places = Places()
        self.topics = headings.topics()
        self.types = headings.types()
        self.repositories = headings.repositories()
        self.collections = headings.collections()

    def settle(self, records: Sequence[Record], run: OpenRun, *, makes_people: bool) -> None:
        """Whatever these records name is there; what had to be made is in the run and in the index.

        `makes_people`: slugs that nobody bears become people, in an archive that has none.
        """
        credits = list(dict.fromkeys(credit for record in records for credit in record.credits))
        self.people.learn(credit.person for credit in credits)
        if makes_people:
            unknown = [credit for credit in credits if credit.person and self.people.trouble(credit.person)]
            made = self.people.make(unknown)
            run.record("person", made)
            engine.refresh_people(made)
        aliases = self.names.settle(credits)
        run.record("alias", aliases)
        engine.refresh_aliases(aliases)
        _recorded(run, "place", self.places.settle(place for record in records for place in record.places))
        for book, names in self._headings(records):
            _recorded(run, book.kind, book.settle(names))

    def _headings(self, records: Sequence[Record]) -> Iterable[tuple[headings.Headings, Iterable[str]]]:
        yield self.types, (record.type for record in records)
        yield self.topics, (topic.name for record in records for topic in record.topics)
        yield self.collections, (name for record in records for name in record.collections)
        yield self.repositories, (holding.repository for record in records for holding in record.holdings)


def _recorded(run: OpenRun, kind: str, made: list[int]) -> None:
    run.record(kind, made)
    engine.refresh_headings(kind, made)
