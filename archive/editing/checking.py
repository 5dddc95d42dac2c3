"""Integrity check of the archive: foreign keys, names, addresses, identities, index and journal against one another."""

from collections.abc import Iterator
from functools import partial

from django.db import DatabaseError, connection
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from archive.authority.checking import addresses, ranks, told, trees
from archive.authority.models import Address
from archive.journal import checking as journal
from archive.journal.models import Revision
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.search import engine
from archive.topics.models import Topic

_AUTHORITIES = ((Person, Address.Kind.PERSON), (Topic, Address.Kind.TOPIC), (Place, Address.Kind.PLACE))


def faults(depth: engine.Depth = engine.Depth.DIGESTS) -> Iterator[str]:
    """Yield a sentence for each broken invariant; nothing when all is well. `depth` is that of the text index."""
    yield from _keys()
    for model, kind in _AUTHORITIES:
        name = str(model._meta.verbose_name_plural).capitalize()
        for sentence in (*trees(model), *ranks(model), *addresses(model, kind, partial(_taken_away, kind))):
            yield f"{name}: {sentence}"
    yield from _names()
    yield from engine.check(depth)
    yield from journal.chain()
    yield from journal.records()


def _keys() -> Iterator[str]:
    """Yield the first foreign key violation the database reports."""
    try:
        connection.check_constraints()
    except DatabaseError as broken:
        yield _("A key points to nothing: %(database)s") % {"database": str(broken).split("\n", maxsplit=1)[0]}


def _taken_away(kind: str, pks: set[int]) -> set[int]:
    """Return those of these keys whose records a journalled deed removed."""
    return set(Revision.objects.filter(kind=kind, value__isnull=True).values_list("object_id", flat=True)) & pks


def _names() -> Iterator[str]:
    headed = Q(aliases__kind=Alias.Kind.PREFERRED, aliases__form=F("name"))
    people = Person.objects.annotate(heads=Count("aliases", filter=headed)).exclude(heads=1)
    yield from told(
        _("%(number)s people have no preferred name that is theirs: %(some)s"), people.values_list("slug", flat=True)
    )
    stale = [
        form
        for form, key in Alias.objects.order_by().values_list("form", "key").iterator()
        if name_key(form)[:600] != key
    ]
    yield from told(_("%(number)s names are kept under a key that is not theirs: %(some)s"), stale)
