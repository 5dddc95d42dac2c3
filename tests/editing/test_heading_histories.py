"""Merges, splits and undos of topics and places in random order, held at every step against plain dictionaries."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from archive.authority.addresses import give_out
from archive.documents.models import Document, DocumentPlace, TopicTag
from archive.editing.checking import faults
from archive.editing.saving import remember
from archive.editing.splitting import split_heading, tree_of
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.headings import merge_headings
from archive.places.models import Place
from archive.search import engine
from archive.search.query import Choice, Facet, Selection
from archive.topics.models import Topic
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db

NAMES = ("Aid", "Arms", "Border", "Coal", "Grain", "Railways")
ROWS: Any = {Topic: (TopicTag, "content_object", "tag"), Place: (DocumentPlace, "document", "place")}
Rows = dict[str, set[str]]


@dataclass
class Deed:
    """A merge or a split in force: how to take it back here, and what it touched."""

    run: int
    absorbed: str = ""
    documents: Rows = field(default_factory=dict)
    made: str = ""


@dataclass
class Headings:
    """Headings of one kind in the archive, and beside them what they should be: names of headings, and nothing else."""

    model: Any
    chance: random.Random
    rows: Rows = field(default_factory=lambda: defaultdict(set))
    into: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)

    def begin(self) -> None:
        for name in NAMES:
            made = self.model(name=name, slug=name.lower())
            made.save()
            give_out(self.kind, [(made.slug, made.pk)])
            remember(self.kind, [made.pk], by=staff("founder"))
            self.names.append(name)
        rows, document, heading = ROWS[self.model]
        for number in range(9):
            paper = letter(f"Cable {number}")
            for name in self.chance.sample(NAMES, self.chance.choice([1, 1, 2])):
                rows.objects.create(**{document: paper, heading: self.known(name)})
                self.rows[paper.title].add(name)
            remember("document", [paper.pk], by=staff("founder"))

    @property
    def kind(self) -> str:
        return str(self.model._meta.model_name)

    def known(self, name: str) -> Any:
        return self.model.objects.get(name=name)

    def root(self, name: str) -> str:
        while name in self.into:
            name = self.into[name]
        return name

    def standing(self) -> list[str]:
        return [name for name in self.names if name not in self.into]

    def under(self, name: str) -> set[str]:
        return {title for title, names in self.rows.items() if name in {self.root(each) for each in names}}

    def merge(self) -> None:
        if len(self.standing()) < 2:
            return
        stays, goes = self.chance.sample(self.standing(), 2)
        run = merge_headings(self.known(stays), [self.known(goes)], by=staff("names"), reason="One")
        self.into[goes] = stays
        self.deeds.append(Deed(run.pk, absorbed=goes))

    def split(self) -> None:
        heading = self.chance.choice(self.standing())
        there = sorted(self.under(heading))
        if not there:
            return
        chosen = self.chance.sample(there, self.chance.randint(1, len(there)))
        others = [name for name in self.standing() if name != heading]
        new = f"Part {len(self.names)}" if self.chance.random() < 0.3 or not others else ""
        to = new or self.chance.choice(others)
        keys = Document.objects.filter(title__in=chosen).values_list("pk", flat=True)
        meant = {"new_name": new} if new else {"target": self.known(to)}
        split_heading(self.known(heading), keys, by=staff("names"), reason="Two", **meant)
        self.deeds.append(
            Deed(Run.objects.latest("pk").pk, documents={title: set(self.rows[title]) for title in chosen}, made=new)
        )
        self.names += [new] if new else []
        for title in chosen:
            self.rows[title] = {to, *(name for name in self.rows[title] if self.root(name) != heading)}

    def undo(self) -> None:
        """Take back a deed in any order, unless a later one built on it."""
        free = [deed for place, deed in enumerate(self.deeds) if not self.is_built_on(deed, self.deeds[place + 1 :])]
        if not free:
            return
        deed = self.chance.choice(free)
        undone = undo_run(Run.objects.get(pk=deed.run), by=staff("names"), reason="Otherwise")
        assert undone.left == []
        self.deeds.remove(deed)
        self.into.pop(deed.absorbed, None)
        self.rows.update({title: set(names) for title, names in deed.documents.items()})
        if deed.made:
            self.names.remove(deed.made)

    def is_built_on(self, deed: Deed, later: list[Deed]) -> bool:
        touched = any(deed.documents.keys() & other.documents.keys() for other in later)
        merged = {*self.into, *self.into.values()}
        used = {name for title, names in self.rows.items() if title not in deed.documents for name in names}
        return touched or deed.made in merged | used

    def holds(self) -> None:
        """The archive says the same at the rows, at the tree, and in the counts that readers see."""
        rows, document, heading = ROWS[self.model]
        found: Rows = defaultdict(set)
        for title, name in rows.objects.values_list(f"{document}__title", f"{heading}__name"):
            found[title].add(name)
        assert found == {title: names for title, names in self.rows.items() if names}
        facet = Facet(self.kind)
        for name in self.standing():
            slug = self.known(name).slug
            ids = engine.find(Selection(choices=(Choice(facet, (slug,)),), per_page=0)).ids
            assert {str(one.title) for one in Document.objects.filter(pk__in=ids)} == self.under(name), name
        shown = {value.label: value.count for each in engine.find(Selection(per_page=50)).facets
                 if each.facet is facet for value in each.values}  # fmt: skip
        for label, count in shown.items():
            assert count == len(self.under(label)), label

    def pages_agree(self) -> None:
        client, many = Client(), "topics" if self.model is Topic else "places"
        for name in self.names:
            answer, root = client.get(f"/{many}/{self.known(name).slug}/"), self.known(self.root(name))
            if not self.under(root.name):
                assert answer.status_code == 404, "readers see no heading without a document"
            elif name in self.into:
                assert (answer.status_code, answer.headers["Location"]) == (301, f"/{many}/{root.slug}/")
            else:
                there = client.get(f"/api/v1/documents/?{self.kind}={root.slug}&per_page=100").json()
                assert {one["title"] for one in there["items"]} == self.under(name)
                assert len(tree_of(root)) == sum(self.root(each) == name for each in self.names)


@pytest.mark.parametrize("model", [Topic, Place])
@pytest.mark.parametrize("seed", [1949, 1953])
def test_headings_merged_split_and_taken_apart_are_what_a_dictionary_says(model: Any, seed: int) -> None:
    headings = Headings(model, random.Random(seed))
    headings.begin()
    for _step in range(24):
        headings.chance.choice([headings.merge, headings.split, headings.split, headings.undo])()
        headings.holds()
    headings.pages_agree()
    assert not list(faults())


@pytest.mark.parametrize("model", [Topic, Place])
def test_everything_taken_back_leaves_what_was(model: Any) -> None:
    headings = Headings(model, random.Random(1956))
    headings.begin()
    rows, _document, _heading = ROWS[model]
    before = sorted(rows.objects.values_list())
    for _step in range(12):
        headings.chance.choice([headings.merge, headings.split])()
    for deed in reversed(headings.deeds):
        assert undo_run(Run.objects.get(pk=deed.run), by=staff("names"), reason="Otherwise").left == []
    assert sorted(rows.objects.values_list()) == before
    assert sorted(model.objects.values_list("name", "merged_into")) == [(name, None) for name in NAMES]
    assert not list(faults())
