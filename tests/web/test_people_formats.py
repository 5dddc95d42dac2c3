"""What programs read of people: JSON, EAC-CPF, the whole table, linked data."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import call_command

from archive.dates import ImpreciseDate
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Alias, Identifier, Person
from archive.search import engine
from tests.hands import letter, person, staff
from tests.web.formats import body, got, text
from tests.web.pages import opened

pytestmark = pytest.mark.django_db

EAC = "{urn:isbn:1-931666-33-4}"
XLINK = "{http://www.w3.org/1999/xlink}"


@pytest.fixture
def stalin() -> Person:
    stalin, mao = person("Joseph Stalin", "Filippov"), person("Mao Zedong", "Mao")
    Person.objects.filter(pk=stalin.pk).update(
        born=ImpreciseDate.parse("18 December 1878"), died=ImpreciseDate.parse("1953?"), biography="One.\n\nTwo & <b>."
    )
    Alias.objects.create(
        person=stalin,
        form="Фын Си",
        kind="cover",
        script="Cyrl",
        language="ru",
        scheme="BGN/PCGN",
        used_from=ImpreciseDate.parse("October 1950"),
        note="In telegrams.",
    )
    Identifier.objects.create(person=stalin, scheme="wikidata", value="Q855")
    letter("One", ("Filippov", "author", stalin), ("Mao", "recipient", mao), date="1949-02-03")
    letter("Draft", ("Druzhkov", "author", stalin), ("Beria", "recipient", person("Lavrentiy Beria")), published=False)
    return stalin


def test_the_json_of_a_person_has_the_shape_of_the_contract(stalin: Person) -> None:
    told = json.loads(text("/people/joseph-stalin.json"))
    assert list(told) == [
        "slug", "name", "kind", "born", "died", "names", "identifiers", "absorbed", "documents", "changed",
    ]  # fmt: skip
    assert (told["born"], told["died"], told["documents"]) == ("1878-12-18", "1953?", 1)
    names = {name["form"]: name for name in told["names"]}
    assert names.keys() == {"Joseph Stalin", "Filippov", "Фын Си"}
    assert names["Фын Си"] == {
        "form": "Фын Си", "kind": "cover", "script": "Cyrl", "from": "1950-10", "until": "", "note": "In telegrams.",
    }  # fmt: skip
    assert told["identifiers"] == ["wikidata:Q855"]


def test_an_eac_record_is_built_as_its_schema_says(stalin: Person) -> None:
    root = ElementTree.fromstring(text("/people/joseph-stalin.eac.xml"))  # noqa: S314 - written by us
    assert [part.tag.removeprefix(EAC) for part in root] == ["control", "cpfDescription"]
    assert [part.tag.removeprefix(EAC) for part in root[0]] == [
        "recordId", "maintenanceStatus", "publicationStatus", "maintenanceAgency", "languageDeclaration",
        "maintenanceHistory", "sources",
    ]  # fmt: skip
    assert [part.tag.removeprefix(EAC) for part in root[1]] == ["identity", "description", "relations"]
    identity, description, relations = root[1]
    assert identity.findtext(f"{EAC}entityType") == "person"
    entries = {entry.findtext(f"{EAC}part"): entry for entry in identity.iter(f"{EAC}nameEntry")}
    feng = entries["Фын Си"]
    assert feng.attrib == {
        "localType": "cover",
        "scriptCode": "Cyrl",
        "transliteration": "BGN_PCGN",
        "{http://www.w3.org/XML/1998/namespace}lang": "ru",
    }
    used = feng.find(f"{EAC}useDates/{EAC}dateRange/{EAC}fromDate")
    assert used is not None
    assert used.get("standardDate") == "1950-10"
    assert entries["Joseph Stalin"].find(f"{EAC}authorizedForm") is not None
    dates = description.find(f"{EAC}existDates/{EAC}dateRange")
    assert dates is not None
    assert dates[0].attrib == {"standardDate": "1878-12-18"}
    assert dates[1].attrib == {"notBefore": "1953-01-01", "notAfter": "1953-12-31"}
    assert [part.text for part in description.iter(f"{EAC}p")] == ["One.", "Two & <b>."]
    mao = next(iter(relations))
    assert mao.attrib["cpfRelationType"] == "associative"
    assert mao.attrib[f"{XLINK}href"].endswith("/people/mao-zedong/")


def test_the_page_leads_to_its_formats_and_says_all_names_to_programs(stalin: Person) -> None:
    page = opened("/people/joseph-stalin/")
    assert re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="(/people[^"]+)"', page) == [
        ("application/json", "/people/joseph-stalin.json"),
        ("application/xml", "/people/joseph-stalin.eac.xml"),
    ]
    found = re.search(r'<script type="application/ld\+json">(.+?)</script>', page)
    assert found
    thing = json.loads(found[1])
    assert (thing["@type"], thing["name"], thing["birthDate"]) == ("Person", "Joseph Stalin", "1878-12-18")
    assert set(thing["alternateName"]) == {"Filippov", "Фын Си"}
    assert thing["sameAs"] == ["https://www.wikidata.org/wiki/Q855"]


def test_an_absorbed_address_leads_on_until_the_merge_is_undone(stalin: Person) -> None:
    koba = person("Koba")
    letter("Early", ("Koba", "author", koba), date="1908")
    ann = staff("ann", "Name editors")
    merge(stalin, [koba], by=ann, reason="The same man.")
    for ending in ("json", "eac.xml"):
        answer = got(f"/people/koba.{ending}", 301)
        assert answer.headers["Location"] == f"/people/joseph-stalin.{ending}"
        assert answer.headers["Cache-Control"] == "no-cache"
    told = json.loads(text("/people/joseph-stalin.json"))
    assert (told["absorbed"], told["documents"]) == (["koba"], 2)
    assert {"Koba", "Joseph Stalin"} <= {name["form"] for name in told["names"]}
    undo_run(Run.objects.latest("pk"), by=ann, reason="Two men.")
    assert json.loads(text("/people/koba.json"))["documents"] == 1
    assert json.loads(text("/people/joseph-stalin.json"))["absorbed"] == []


def test_the_table_of_everybody_can_be_brought_in_again(stalin: Person, tmp_path: Path) -> None:
    table = text("/people.csv")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))}
    assert rows.keys() == {"joseph-stalin", "mao-zedong"}
    assert rows["joseph-stalin"]["names"] == "Filippov|Фын Си"
    assert rows["joseph-stalin"]["identifiers"] == "wikidata:Q855"
    file = tmp_path / "people.csv"
    file.write_text(table, "utf-8", newline="")
    call_command("import_people", str(file), "--check")


def test_nobody_but_drafts_know_is_in_no_format(stalin: Person) -> None:
    for address in ("/people/lavrentiy-beria.json", "/people/nobody.eac.xml", "/people/lavrentiy-beria.eac.xml"):
        got(address, 404)
    for address in ("/people.csv", "/people/joseph-stalin.json", "/people/joseph-stalin.eac.xml"):
        assert not {"Beria", "Druzhkov"} & set(re.findall(r"\w+", text(address)))


def test_who_has_it_already_is_sent_nothing(stalin: Person) -> None:
    for address in ("/people/joseph-stalin.json", "/people/joseph-stalin.eac.xml", "/people.csv"):
        first = got(address)
        assert body(first)
        got(address, 304, if_none_match=first.headers["ETag"])
        engine.refresh_people([stalin.pk])
