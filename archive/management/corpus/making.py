"""A complete generated archive: people with names, hierarchies of topics and places, and documents with credits."""

import datetime
from collections.abc import Callable, Iterator
from itertools import count

import numpy as np
from django.db import models

from archive.documents.models import (
    Collection,
    Credit,
    Document,
    DocumentPlace,
    DocumentType,
    Holding,
    Language,
    Membership,
    Repository,
    TopicTag,
)  # fmt: skip
from archive.documents.public_id import ALPHABET, check_character
from archive.documents.vocabulary import Role, State
from archive.management.corpus.pouring import NOW, pour, settle_sequences
from archive.management.corpus.words import COMMON, PHRASE, RARE, Chance
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.text.folding import fold
from archive.topics.models import Topic

CHUNK = 20_000
LANGUAGES = ["ru", "en", "zh", "ko", "de", "fr", "pl", "cs", "hu", "ro", "bg", "sq", "sr", "mn", "vi", "ja", "uk", "ka"]
_NOBODY = 1 / 3  # share of the credits
_MOST_WORDS = 40_000
_ROLES = [Role.AUTHOR, Role.RECIPIENT, Role.MENTIONED, Role.SIGNATORY, Role.VIA]


class Corpus:
    """A generated archive with these numbers of documents and people; `write` fills the empty database."""

    def __init__(self, documents: int, seed: int, people: int | None = None) -> None:
        self.documents = documents
        self.chance = Chance(seed)
        self.people = people or max(50, documents // 10)
        self.topics = max(20, int(documents**0.5))
        self.places = max(20, int(documents**0.5) * 2)
        self.vocabulary = np.array(self.chance.words(40_000))
        self.keys: dict[type[models.Model], count[int]] = {
            model: count(1) for model in (Alias, Credit, TopicTag, DocumentPlace, Language, Holding, Membership)
        }

    def write(self, tell: Callable[[str], None]) -> None:
        """Fill the tables; the search index is left to the caller."""
        self._headings()
        self._people()
        tell(f"{self.people:,} people")
        for start in range(0, self.documents, CHUNK):
            self._chunk(start, min(CHUNK, self.documents - start))
            tell(f"{min(start + CHUNK, self.documents):,} documents")
        settle_sequences(Document, Person, Topic, Place, DocumentType, Repository, Collection, *self.keys)

    def _headings(self) -> None:
        for model, number in ((DocumentType, 40), (Repository, 200), (Collection, 60)):
            names = [f"{word} {model._meta.verbose_name}" for word in self.chance.words(number)]
            pour(model, ("id", "slug", "name", "name_key"), _named(names))
        for broader, tree, number in (("broader_id", Topic, self.topics), ("parent_id", Place, self.places)):
            names = [f"{word.capitalize()} {tree._meta.verbose_name}" for word in self.chance.words(number)]
            # The first tenth are top-level; each of the others is below an earlier one.
            tops = number // 10 + 1
            above = [None if pk <= tops else (pk * 7) % tops + 1 for pk in range(1, number + 1)]
            rows = ((*row, pk, up) for pk, row, up in zip(range(1, number + 1), _named(names), above, strict=True))
            pour(tree, ("id", "slug", "name", "name_key", "identity_id", broader), rows)

    def _people(self) -> None:
        surnames, given = self.chance.words(min(20_000, self.people)), self.chance.words(300)
        picks = self.chance.random.integers(0, len(surnames), self.people).tolist()
        firsts = self.chance.often(len(given), self.people).tolist()
        names = [
            f"{given[first].capitalize()} {surnames[pick].capitalize()}"
            for first, pick in zip(firsts, picks, strict=True)
        ]
        pour(
            Person,
            ("id", "slug", "name", "name_key", "identity_id"),
            (
                (pk, f"{name.lower().replace(' ', '-')}-{pk}", name, name_key(name), pk)
                for pk, name in enumerate(names, 1)
            ),
        )
        forms = list(self._forms(names))
        pour(Alias, ("id", "person_id", "form", "key", "kind"), forms)

    def _forms(self, names: list[str]) -> Iterator[tuple[int, int | None, str, str, str]]:
        """Yield for each person the full name, the surname with an initial, and for every third a cover name."""
        covers = self.chance.words(self.people)
        for person, name in enumerate(names, 1):
            given, surname = name.split()
            forms = [(name, "preferred"), (f"{given[0]}. {surname}", "spelling")]
            if person % 3 == 0:
                forms.append((covers[person - 1].capitalize() + "ov", "cover"))
            for form, kind in forms:
                yield next(self.keys[Alias]), person, form, name_key(form), kind
        self.known = next(self.keys[Alias]) - 1
        yield from self._nobodies(self.known + 1)

    def _nobodies(self, first: int) -> Iterator[tuple[int, int | None, str, str, str]]:
        """Yield unidentified names: a third of the number of documents, so 100,000 for 300,000."""
        self.waiting = max(20, self.documents // 3)
        words = list(dict.fromkeys(self.chance.words(min(self.waiting, _MOST_WORDS))))
        self.keys[Alias] = count(first + self.waiting)
        for number in range(self.waiting):
            word, again = words[number % len(words)].capitalize(), number // len(words)
            form = f"{'Comrade ' if number % 3 else ''}{word}{f' {_roman(again)}' if again else ''}"
            yield first + number, None, form, name_key(form), "spelling"

    def _chunk(self, start: int, rows: int) -> None:
        pks = range(start + 1, start + rows + 1)
        self._documents(pks)
        self._credits(pks)
        self._ties(TopicTag, ("content_object_id", "tag_id"), pks, self.topics, 4)
        self._ties(DocumentPlace, ("document_id", "place_id"), pks, self.places, 3)
        self._ties(Holding, ("document_id", "repository_id"), pks, 200, 2)
        self._ties(Membership, ("document_id", "collection_id"), pks, 60, 1)
        languages = self.chance.some(len(LANGUAGES), rows, 2)
        pour(
            Language,
            ("id", "document_id", "code"),
            (
                (next(self.keys[Language]), pk, LANGUAGES[code])
                for pk, codes in zip(pks, languages, strict=True)
                for code in codes
            ),
        )

    def _documents(self, pks: range) -> None:
        chance, rows = self.chance, len(pks)
        titles, summaries = chance.sentences(self.vocabulary, rows, 7), chance.sentences(self.vocabulary, rows, 28)
        common, phrase, rare = (chance.random.random(rows) < share for share in (0.4, 0.01, 0.0001))
        dates, types = chance.dates(rows), (chance.often(40, rows) + 1).tolist()
        drafts = (chance.random.random(rows) < 0.05).tolist()
        added = chance.random.integers(0, 3_650 * 86_400, rows).tolist()
        table = []
        for row, pk in enumerate(pks):
            title = titles[row].capitalize()
            extra = [word for word, there in ((COMMON, common), (PHRASE, phrase), (RARE, rare)) if there[row]]
            when = None if drafts[row] else str(NOW - datetime.timedelta(seconds=added[row]))
            table.append((
                pk, _public_id(pk), State.DRAFT if drafts[row] else State.PUBLISHED, when, title, fold(title)[:300],
                types[row], " ".join([summaries[row], *extra]), dates.edtf[row], dates.earliest[row], dates.latest[row],
            ))  # fmt: skip
        columns = "id public_id state published_at title title_key type_id summary date date_earliest date_latest"
        pour(Document, columns.split(), table)

    def _credits(self, pks: range) -> None:
        aliases = self.chance.some(self.known, len(pks), 5)
        waiting = iter(self.chance.often(self.waiting, 5 * len(pks)).tolist())
        is_nobody = iter((self.chance.random.random(5 * len(pks)) < _NOBODY).tolist())
        unsure = iter(self.chance.random.random(5 * len(pks)) < 0.05)
        rows = (
            (next(self.keys[Credit]), pk, alias + 1, _ROLES[place], "probable" if next(unsure) else "certain", place)
            for pk, cited in zip(pks, aliases, strict=True)
            for place, alias in enumerate(self._some_of_nobody(cited, is_nobody, waiting))
        )
        pour(Credit, ("id", "document_id", "alias_id", "role", "certainty", "position"), rows)

    def _some_of_nobody(self, cited: list[int], is_nobody: Iterator[bool], waiting: Iterator[int]) -> list[int]:
        """Return the credits with a third of the names replaced by unidentified ones, without duplicates."""
        drawn = [self.known + next(waiting) if next(is_nobody) else alias for alias in cited]
        return list(dict.fromkeys(drawn))

    def _ties(self, model: type[models.Model], columns: tuple[str, str], pks: range, of: int, most: int) -> None:
        tied = self.chance.some(of, len(pks), most)
        rows = (
            (next(self.keys[model]), pk, other + 1) for pk, others in zip(pks, tied, strict=True) for other in others
        )
        pour(model, ("id", *columns), rows)


def _named(names: list[str]) -> Iterator[tuple[int, str, str, str]]:
    for pk, name in enumerate(names, 1):
        yield pk, f"{name.lower().replace(' ', '-')}-{pk}", name, name_key(name)


def _roman(number: int) -> str:
    return "I" * number if number < 4 else f"X{number}"


def _public_id(pk: int) -> str:
    """Return a well-formed id; the factor scatters consecutive keys."""
    number, stem = pk * 7_919_777 % len(ALPHABET) ** 7, ""
    for _ in range(7):
        number, rest = divmod(number, len(ALPHABET))
        stem += ALPHABET[rest]
    return stem + check_character(stem)
