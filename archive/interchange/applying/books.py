"""Looking up or creating everything the documents of a run refer to, before they are written."""

from collections import Counter
from collections.abc import Iterable, Mapping

from archive.interchange.record import Record, TravellingCredit, TravellingPlace
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

    def settle(self, records: Iterable[Record], run: OpenRun, *, makes_people: bool) -> None:
        """Look up everything these records name and create what is missing, in the run and in the index.

        With `makes_people`, slugs that nobody has become people; for an empty archive.
        """
        named = Named()
        for record in records:
            named.note(record)
        credits = named.credits
        self.people.learn(credit.person for credit in credits)
        if makes_people:
            unknown = {one: n for one, n in credits.items() if one.person and self.people.trouble(one.person)}
            made = self.people.make(unknown)
            run.record("person", made)
            engine.refresh_people(made)
        aliases = self.names.settle(credits)
        run.record("alias", aliases)
        engine.refresh_aliases(aliases)
        _recorded(run, "place", self.places.settle(named.places))
        for book, names in zip(
            (self.types, self.topics, self.collections, self.repositories), named.each(), strict=True
        ):
            _recorded(run, book.kind, book.settle(names))


class Named:
    """What records refer to, each once, in order of appearance: nothing else of them is kept in memory."""

    def __init__(self) -> None:
        self._credits: Counter[tuple[str, str, bool]] = Counter()
        self.places: dict[TravellingPlace, None] = {}
        self._types: dict[str, None] = {}
        self._topics: dict[str, None] = {}
        self._collections: dict[str, None] = {}
        self._repositories: dict[str, None] = {}

    def note(self, record: Record) -> None:
        for credit in record.credits:
            self._credits[credit.name, credit.person, credit.unidentified] += 1
        self.places.update({TravellingPlace(place.name, within=place.within): None for place in record.places})
        self._types[record.type] = None
        self._topics.update(dict.fromkeys(topic.name for topic in record.topics))
        self._collections.update(dict.fromkeys(record.collections))
        self._repositories.update(dict.fromkeys(holding.repository for holding in record.holdings))

    @property
    def credits(self) -> Mapping[TravellingCredit, int]:
        """Each name, without its role, and how often it occurs."""
        return {
            TravellingCredit(name, "", person=person, unidentified=unidentified): number
            for (name, person, unidentified), number in self._credits.items()
        }

    def each(self) -> tuple[Iterable[str], ...]:
        """Return the names of types, topics, collections and repositories."""
        return self._types, self._topics, self._collections, self._repositories


def _recorded(run: OpenRun, kind: str, made: list[int]) -> None:
    run.record(kind, made)
    engine.refresh_headings(kind, made)
