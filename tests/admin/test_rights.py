"""Every address of the desk and the seven accounts of the demo: each role does what it needs and no more, and staff
without a role see an empty desk."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

from archive.documents.models import Document
from archive.journal.models import Run
from archive.management.accounts import enrol_demo_accounts
from archive.merging.decisions import decide, decide_not_borne
from archive.people.models import Alias, NotBorne, NotSame, Person
from archive.people.rulings import Ruling
from tests.hands import PASSWORD, letter, person, staff, unidentified

pytestmark = pytest.mark.django_db

LETTERS = {
    "c": ("curator", "curator2"),
    "r": ("reviewer",),
    "n": ("names", "names2"),
    "a": ("admin",),
    "-": ("nobody",),
}
SUBJECTS = ("topic", "place", "collection", "repository", "documenttype")
# Who may look, and who may send, at each address; the keys are filled in from a small archive.
TABLE = {
    "document/": ("crna", "crna"),
    "document/add/": ("ca", "ca"),
    "document/{document}/change/": ("crna", "cra"),
    "document/review/": ("cra", "cra"),
    "document/batch/": ("cra", "cra"),
    "document/words/": ("crna", "ra"),
    "document/{document}/notes/": ("crna", "cra"),
    "document/columns/": ("", "crna"),
    "document/lists/": ("", "crna"),
    "document/{document}/preview/": ("crna", ""),
    "document/{document}/take-down/": ("a", "a"),
    "document/names/": ("crna", ""),
    "document/anywhere/": ("crna", ""),
    "document/kept/": ("", "cra"),
    "document/like/": ("crna", ""),
    "document/paste/": ("", "cra"),
    "document/pick/": ("crna", ""),
    "document/preview/": ("crna", "ca"),
    "document/read-date/": ("crna", ""),
    "document/read-title/": ("crna", ""),
    "document/shelfmark/": ("crna", ""),
    "document/stage/": ("", "cra"),
    "alias/": ("crna", "crna"),
    "alias/add/": ("na", "na"),
    "alias/{alias}/change/": ("crna", "na"),
    "alias/identify/?alias={waiting}": ("na", "na"),
    "person/": ("crna", "crna"),
    "person/add/": ("na", "na"),
    "person/{person}/change/": ("crna", "na"),
    "person/alike/": ("crna", ""),
    "person/candidates/": ("cna", "na"),
    "person/candidates/bulk/": ("na", "na"),
    "person/candidates/claim/": ("", "na"),
    "person/candidates/decided/": ("na", ""),
    "person/candidates/mistakes/": ("na", ""),
    "person/candidates/office/?office={office}": ("na", "na"),
    "person/candidates/passages/": ("cna", ""),
    "person/candidates/pick/": ("crna", ""),
    "ruling/": ("na", "na"),
    "ruling/add/": ("", ""),
    "ruling/{ruling}/take-back/": ("na", "na"),
    "person/merge/?survivor={person}&absorbed={other}": ("cna", "cna"),
    "person/requests/": ("cna", "na"),
    "person/{person}/split/": ("na", "na"),
    "notsame/": ("na", "na"),
    "notsame/add/": ("na", "na"),
    "notsame/{pair}/take-back/": ("na", "na"),
    "notborne/": ("na", "na"),
    "notborne/add/": ("", ""),
    "notborne/{refusal}/take-back/": ("na", "na"),
    "run/": ("crna", "crna"),
    "run/add/": ("", ""),
    "run/asked/": ("crna", "crna"),
    "run/{run}/": ("crna", "crna"),
    "run/{run}/undo/": ("na", "na"),
    # Whoever began it sees it.
    "run/underway/{job}/": ("", ""),
    "run/underway/{job}/call-off/": ("", ""),
    **{f"{kind}/": ("crna", "crna") for kind in SUBJECTS},
    **{f"{kind}/add/": ("ca", "ca") for kind in SUBJECTS},
    **{f"{kind}/terms/": ("crna", "") for kind in SUBJECTS},
    "document/import/": ("ca", "ca"),
}
# Histories are read by whoever may see the record, nothing is deleted by them, and others test their own.
OTHERS = (
    "/history/",
    "/compare/",
    "/return/",
    "topic/merge/",
    "place/merge/",
    "collection/merge/",
    "repository/merge/",
    "documenttype/merge/",
    *(f"{kind}/<int:pk>/split/" for kind in SUBJECTS),
    "/delete/",
    "<path:object_id>/",
    "suggestion/",
    "imprint/",
    "wording/",
    "document/file/",
    "document/staged/",
    "import/",
)


@pytest.fixture(scope="module")
def keys(kept: None) -> dict[str, Any]:
    enrol_demo_accounts(PASSWORD)
    one, other = person("Joseph Stalin"), person("Mao Zedong")
    made = letter("A cable", ("Filippov", "author"), ("Joseph Stalin", "recipient"))
    decide(one, person("Zhou Enlai"), NotSame.Verdict.PERHAPS, by=staff("founder"), reason="to be looked at")
    decide_not_borne(unidentified("Filippov"), other, by=staff("founder"), reason="not his hand")
    found = {"document": made, "alias": Alias.objects.get(form="Mao Zedong"), "waiting": unidentified("Filippov")}
    found |= {"person": one, "other": other, "pair": NotSame.objects.get(), "refusal": NotBorne.objects.get()}
    found |= {
        "ruling": Ruling.objects.create(form="N. N.", verdict=Ruling.Verdict.NO_NAME, reason="nobody in particular"),
        "office": Ruling.objects.create(form="Secretary of State", verdict=Ruling.Verdict.OFFICE, reason="no name"),
    }
    keys: dict[str, Any] = {name: record.pk for name, record in (found | {"run": Run.objects.latest("pk")}).items()}
    return keys | {"job": "undo-1-0"}


@pytest.mark.parametrize("letter_of", LETTERS)
def test_each_role_does_what_it_needs_and_no_more(keys: dict[str, int], letter_of: str) -> None:
    client = Client()
    client.force_login(User.objects.get(username=LETTERS[letter_of][0]))
    amiss = []
    for address, may in TABLE.items():
        asks: list[tuple[Any, str]] = [(client.get, may[0]), (client.post, may[1])]
        for method, letters in asks:
            status = method("/admin/archive/" + address.format(**keys)).status_code
            held = status in {200, 302, 404, 409} if letter_of in letters else status in {403, 405}
            amiss += [] if held else [f"{method.__name__} {address}: {status}"]
    assert not amiss
    assert Person.objects.filter(merged_into=None).count() == 3
    assert Document.objects.count() == 1


def test_staff_without_a_role_see_an_empty_desk(keys: dict[str, int]) -> None:
    client = Client()
    client.force_login(User.objects.get(username="nobody"))
    text = client.get("/admin/").content.decode()
    assert "/admin/archive/" not in text
    assert "Stalin" not in text


def test_a_stranger_is_asked_to_sign_in_everywhere(keys: dict[str, int]) -> None:
    for address in TABLE:
        for method in (Client().get, Client().post):
            answer = method("/admin/archive/" + address.format(**keys))
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith("/admin/login/"), address


def test_no_address_of_the_desk_is_forgotten() -> None:
    known = {address.split("?")[0].replace("{", "<").replace("}", ">") for address in TABLE}
    shapes = {_shape(address) for address in known}
    lost = [address for address in _addresses() if _shape(address) not in shapes]
    assert not [address for address in lost if not any(part in address for part in OTHERS)]


def _addresses() -> Iterator[str]:
    for section in admin.site.get_urls():
        prefix = str(section.pattern)
        if prefix.startswith("archive/") and hasattr(section, "url_patterns"):
            yield from (prefix.removeprefix("archive/") + str(each.pattern) for each in section.url_patterns)


def _shape(address: str) -> str:
    """The address with its keys left out."""
    return "/".join("*" if part.startswith("<") else part for part in address.split("/"))


def test_whoever_may_only_look_reads_names_as_they_are_written(keys: dict[str, int]) -> None:
    client = Client()
    client.force_login(User.objects.get(username="names"))
    text = client.get(f"/admin/archive/document/{keys['document']}/change/").content.decode()
    assert "Filippov" in text
    assert "not yet identified" in text
