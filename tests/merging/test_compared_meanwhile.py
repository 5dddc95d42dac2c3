"""All names are compared while others work on: what was deleted meanwhile gets no keys."""

from collections.abc import Iterator

import pytest
from django.db import connection

from archive.merging.models import NameKey
from archive.merging.name_keys import keep_keys
from archive.merging.names_known import records_of
from archive.names.lookup import Form
from archive.names.pairing import NameIndex
from archive.people.models import Alias
from tests.hands import letter

pytestmark = pytest.mark.django_db


class Meanwhile(NameIndex):
    """An index in whose use an undo deletes a name."""

    def keyed(self) -> Iterator[tuple[str, Form]]:
        Alias.objects.filter(form="Stranger").delete()
        yield from super().keyed()


def test_a_name_deleted_while_all_are_compared_gets_no_keys_and_the_others_theirs() -> None:
    letter("Cable", ("Kovalev", "author"))
    Alias.objects.create(form="Stranger")
    known = list(records_of(Alias.objects.all()))
    keep_keys(Meanwhile(record for _pk, record in known), known)
    connection.check_constraints()
    assert set(NameKey.objects.values_list("name__form", flat=True)) == {"Kovalev"}
