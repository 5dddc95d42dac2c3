"""People as data: one as JSON or EAC-CPF, and everybody as a table."""

import json
import re
from collections.abc import Iterable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from archive.citations.publisher import Publisher
from archive.documents.public_people import PublicPerson, in_public
from archive.interchange.writing import eac
from archive.interchange.writing.public_people import as_public_mapping, public_csv
from archive.people.models import Person
from archive.search.engine import documents_naming
from archive.search.query import Facet
from archive.web.gate.freshness import state
from archive.web.gate.marks import Seat, takes_seat
from archive.web.people.company import company
from archive.web.people.kin import kin_of, parent_of, sections_of
from archive.web.standing import standing
from archive.web.views.formats_door import data, etag_of, publisher_of, sent, unchanged

MEDIA_TYPES: Final = {"json": "application/json", "eac.xml": "application/xml"}


class PersonFormat:
    """Path converter for the format suffix of a person."""

    regex = "|".join(map(re.escape, MEDIA_TYPES))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@data
def person(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """A public person in one format; a former slug redirects, without caching."""
    today = standing(Facet.PERSON, [slug]).get(slug)
    if today is None:
        raise Http404(_("Nobody here has this address."))
    if today.slug != slug:
        return _sent_on(today.slug, ending)
    publisher = publisher_of(request)
    known = in_public(Person.objects.select_related("parent__identity").filter(slug=slug))[0]
    pieces = _as_json(known) if ending == "json" else [eac.write(known, _relations(known, publisher), publisher)]
    written = "".join(pieces)
    etag = etag_of(ending, written)
    answer = unchanged(request, etag) or sent(request, [written], MEDIA_TYPES[ending], f"{slug}.{ending}", etag=etag)
    answer.headers["Link"] = f'<{publisher.person(slug)}>; rel="canonical"'
    answer.headers["Last-Modified"] = http_date(known.changed.timestamp())
    return answer


@takes_seat(Seat.EXPORT)
@data
def everybody(request: HttpRequest) -> HttpResponseBase:
    """All public people with all public names as CSV, one row per name, in the columns of `import_people`."""
    etag = etag_of("people.csv", state())
    return unchanged(request, etag) or sent(request, public_csv(), "text/csv", "people.csv", etag=etag, is_saved=True)


def _sent_on(slug: str, ending: str) -> HttpResponseBase:
    answer = HttpResponsePermanentRedirect(reverse("person-as", args=[slug, ending]))
    answer.headers["Cache-Control"] = "no-cache"  # a merge can be undone
    return answer


def _as_json(known: PublicPerson) -> Iterable[str]:
    mapping = as_public_mapping(known, documents_naming([known.person])[known.person.pk])
    return (json.dumps(mapping, ensure_ascii=False, indent=1), "\n")


def _relations(known: PublicPerson, publisher: Publisher) -> list[eac.Relation]:
    """Return the parent body, the sections, and the most frequent correspondents."""
    above, below = parent_of(known.person), sections_of(kin_of(known.person).below)
    others = company(known.person).nearest
    return [
        *(eac.Relation("hierarchical-parent", one.name, publisher.person(one.slug)) for one in (above,) if one),
        *(eac.Relation("hierarchical-child", one.name, publisher.person(one.slug)) for one in below),
        *(
            eac.Relation(
                "associative",
                other.name,
                publisher.person(other.slug),
                f"Documents written to: {other.wrote:,}; received from: {other.heard:,}.",
            )
            for other in others
        ),
    ]
