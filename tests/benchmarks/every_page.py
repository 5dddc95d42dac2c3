"""Every public page and format of the archive of this environment, one process, limits off: CPU milliseconds an answer.

Prints JSON; each figure also stands as a multiple of the list page of the same run, so that a slow machine says the
same. Addresses are chosen by a fixed seed and asked for once each, as a crawler does.
"""

import json
import os
import random
import sys
from collections.abc import Mapping
from typing import Final

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["ARCHIVE_LIMITS"] = "off"
django.setup()

from django.test import Client  # noqa: E402

from archive.documents.models import Document  # noqa: E402
from archive.search import engine  # noqa: E402
from archive.search.query import Facet, Selection  # noqa: E402
from tests.benchmarks.answers import Row, measured, page  # noqa: E402

SAMPLE: Final = 40
FORMATS: Final = ("json", "ris", "bib", "csl.json", "tei.xml", "jsonld")


def main() -> None:
    """Prints what was measured."""
    reader = Client(headers={"host": "127.0.0.1"})
    table: dict[str, Row] = {}
    for name, several in addresses().items():
        table[name] = measured([page(reader, each) for each in several])
        table[name]["times"] = table[name]["median"] / table["list"]["median"]
    json.dump(table, sys.stdout)


def addresses() -> Mapping[str, list[str]]:
    """The pages by their sort, the list first."""
    chance = random.Random(7)
    ids = list(Document.objects.published().order_by("pk").values_list("public_id", flat=True))
    some = chance.sample(ids, min(SAMPLE, len(ids)))
    people, topics = _values(Facet.PERSON), _values(Facet.TOPIC)
    persons = chance.sample(people, min(SAMPLE, len(people)))
    return {
        "list": [f"/documents/?page={number}" for number in range(2, 2 + min(SAMPLE, len(ids) // 10 - 1))],
        "record": [f"/documents/{each}/" for each in some],
        **{f"record.{ending}": [f"/documents/{each}.{ending}" for each in some] for ending in FORMATS},
        "person": [f"/people/{each}/" for each in persons],
        "people": ["/people/"] * 5,
        "home": ["/"] * 5,
        "topics": ["/topics/"] * 5,
        "topic": [f"/topics/{each}/" for each in topics[:20]],
        "timeline": ["/timeline/"] * 5,
        "suggest": [f"/suggest/?q={each[:3]}" for each in persons[:20]],
        "api of 10": [f"/api/v1/documents/?page={number}" for number in range(1, 15)],
        "new.atom": ["/feeds/new.atom"] * 5,
        "changed.atom": ["/feeds/changed.atom"] * 5,
    }


def _values(facet: Facet) -> list[str]:
    return [value.slug for value in engine.facet_values(Selection(), facet, page=1, per_page=200).values]


if __name__ == "__main__":
    main()
