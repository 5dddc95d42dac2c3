"""Headings that want an eye: unused, of one document, or written twice; a pair is merged from the report at once."""

import pytest
from django.apps import apps

from archive.authority.addresses import free_slug, give_out
from archive.authority.models import Address
from archive.documents.models import Repository, TopicTag
from archive.editing.terms import report
from archive.journal.models import Run
from archive.topics.models import Topic
from tests.admin.forms import save, signed_in
from tests.hands import letter

pytestmark = pytest.mark.django_db

TERMS = "/admin/archive/topic/terms/"


def topic(name: str, documents: int = 0) -> Topic:
    made = Topic.objects.create(name=name, slug=free_slug(Address.Kind.TOPIC, name))
    Topic.objects.settle_new()
    give_out(Address.Kind.TOPIC, [(made.slug, made.pk)])
    for number in range(documents):
        TopicTag.objects.create(content_object=letter(f"{name}, {number}"), tag=made)
    return made


def test_unused_rare_and_near_equal_topics_are_told() -> None:
    topic("Rice", 2)
    topic("Wheat", 1)
    topic("Sino-Soviet relations", 3)
    topic("Sino-Soviet relation")
    topic("relations, Sino-Soviet")
    found = report(Topic.objects.all(), "document_tags")
    assert [one.name for one in found.unused] == ["relations, Sino-Soviet", "Sino-Soviet relation"]
    assert [one.name for one in found.rare] == ["Wheat"]
    assert {(pair.first.name, pair.second.name) for pair in found.pairs} >= {
        ("Sino-Soviet relations", "Sino-Soviet relation"), ("Sino-Soviet relations", "relations, Sino-Soviet")
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["topic", "place"])
def test_a_heading_made_at_the_desk_is_plain(kind: str) -> None:
    desk = signed_in("curator", "Curators")
    for typed in ("[Braunau]", "Linz?", "[Gmunden?]", "Freiburg (Breisgau)"):
        save(desk, f"/admin/archive/{kind}/add/", {"name": typed})
    made = apps.get_model("archive", kind).objects.values_list("name", flat=True)
    assert set(made) == {"Braunau", "Linz", "Gmunden", "Freiburg (Breisgau)"}


def test_numbers_tell_terms_apart() -> None:
    topic("Congress of the party, 19th")
    topic("Congress of the party, 20th")
    assert not report(Topic.objects.all(), "document_tags").pairs


def test_a_pair_is_merged_from_the_report_by_one_button() -> None:
    stays, goes = topic("Sino-Soviet relations", 2), topic("Sino-Soviet relation", 1)
    reviewer = signed_in("reviewer", "Reviewers")
    page = reviewer.get(TERMS)
    assert "written otherwise" in page.content.decode()
    sent = {"survivor": stays.pk, "absorbed": goes.pk, "reason": "Written otherwise"}
    assert reviewer.post(page.context["merge"], sent).status_code == 302
    goes.refresh_from_db()
    assert goes.merged_into == stays
    assert Run.objects.latest("pk").reason == "Written otherwise"
    assert not reviewer.get(TERMS).context["pairs"]


def test_who_may_not_merge_sees_the_report_without_the_button() -> None:
    topic("Rice")
    topic("Rices")
    page = signed_in("curator", "Curators").get(TERMS)
    assert len(page.context["pairs"]) == 1
    assert not page.context["merge"]


def test_repositories_have_the_report_too_and_their_list_leads_to_it() -> None:
    Repository.objects.create(name="RGASPI", slug="rgaspi")
    client = signed_in("curator", "Curators")
    assert [one.name for one in client.get("/admin/archive/repository/terms/").context["unused"]] == ["RGASPI"]
    assert "/admin/archive/repository/terms/" in client.get("/admin/archive/repository/").content.decode()
