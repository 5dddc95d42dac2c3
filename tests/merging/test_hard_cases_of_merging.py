"""Hard cases 24 to 37: chains, circles, stale pages, undo in any order, conflicts, size, and the world outside."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.authority.addresses import target_of
from archive.dates import ImpreciseDate
from archive.documents.models import Document
from archive.editing.publishing import withdraw
from archive.editing.undoing import undo_run
from archive.journal.models import Revision, Run
from archive.merging.decisions import decide
from archive.merging.merge import merge
from archive.merging.preview import preview
from archive.merging.refusals import MergeRefused
from archive.people.models import Alias, Identifier, NotSame, Person
from archive.search.models import IndexHead
from tests.hands import documents_of, letter, person, staff, written_names

pytestmark = pytest.mark.django_db


def test_case_24_a_chain_of_merges_leads_to_its_end_in_one_step() -> None:
    a, b, c = yudins()
    merge(b, [a], by=staff("names"), reason="one man")
    merge(c, [b], by=staff("names"), reason="one man")
    assert [identity_of("pavel-yudin"), identity_of("p-f-yudin")] == [c.pk, c.pk]


def test_case_25_there_are_no_circles() -> None:
    a, b, _ = yudins()
    merge(b, [a], by=staff("names"), reason="one man")
    for survivor, absorbed in ((a, b), (a, a), (b, b)):
        with pytest.raises(MergeRefused):
            merge(survivor, [absorbed], by=staff("names"), reason="round and round")
    assert fresh(b).is_standing


def test_case_26_a_page_from_yesterday_is_asked_again() -> None:
    a, b, c = yudins()
    merge(b, [a], by=staff("names"), reason="one man")
    with pytest.raises(MergeRefused, match="Pavel Yudin has meanwhile been merged into"):
        merge(c, [a], by=staff("names2"), reason="one man")


def test_case_28_an_undo_leaves_everything_that_was_done_since() -> None:
    gao, kao, gan = person("Gao Gang"), person("Kao Kang", "Kao Gang"), person("Gao Gan")
    letter("Before", ("Kao Kang", "author"))
    merge(gao, [kao], by=staff("names"), reason="Wade-Giles")
    letter("Since", ("Kao Kang", "author"))
    Person.objects.filter(pk=gao.pk).update(biography="Rewritten since.")
    Alias.objects.get(form="Kao Gang").delete()
    merge(gan, [gao], by=staff("names"), reason="a slip")
    undone = undo_run(Run.objects.filter(kind=Run.Kind.MERGE).earliest("pk"), by=staff("names2"), reason="no proof")
    assert undone.left == []
    assert documents_of(kao) == {"Before", "Since"}
    assert (fresh(kao).is_standing, fresh(gao).identity_id) == (True, gan.pk)
    assert fresh(gao).biography == "Rewritten since."
    assert not Alias.objects.filter(form="Kao Gang").exists()


def test_case_29_an_address_once_given_stays_whoever_wants_it_since() -> None:
    biao, piao = person("Lin Biao"), person("Lin Piao")
    gone = letter("To be removed", ("Lin Piao", "author"))
    merge(biao, [piao], by=staff("names"), reason="Wade-Giles")
    assert person("Lin Piao").slug == "lin-piao-2"
    Document.objects.filter(pk=gone.pk).delete()
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="no proof")
    assert identity_of("lin-piao") == piao.pk


def test_case_30_a_decision_holds_for_whoever_was_one_of_the_two() -> None:
    chen, namesake, third = person("Chen Yi"), person("Chen Yi"), person("Ch'en I")
    pair = decide(chen, namesake, "not_same", by=staff("names"), reason="Marshal and geologist.")
    merge(chen, [third], by=staff("names"), reason="the marshal")
    with pytest.raises(MergeRefused, match="Marshal and geologist"):
        merge(namesake, [chen], by=staff("names2"), reason="one name")
    assert NotSame.objects.get() == pair
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="the geologist after all")
    merge(namesake, [third], by=staff("names"), reason="the geologist")


def test_case_31_what_collides_stays_side_by_side() -> None:
    karl, carl = person("Karl Bergmann", "Bergmann"), person("Carl Bergmann", "Bergmann")
    for one, numbers in ((karl, ("7", "8")), (carl, ("7", "9"))):
        for number in numbers:
            Identifier.objects.create(person=one, scheme="viaf", value=number)
    cable = letter("A letter", ("Bergmann", "author", karl), ("Bergmann", "author", carl))
    merge(karl, [carl], by=staff("names"), reason="one man")
    assert written_names(cable) == ["Bergmann", "Bergmann"]
    assert documents_of(karl) == {"A letter"}
    assert [str(each) for each in preview(karl, []).survivor.identifiers] == ["viaf:7", "viaf:7", "viaf:8", "viaf:9"]


def test_case_32_the_value_kept_and_the_value_left_are_both_in_the_journal() -> None:
    josip, joseph = person("Josip Horvat"), person("Joseph Horvath")
    for one, year in ((josip, "1878"), (joseph, "1879")):
        Person.objects.filter(pk=one.pk).update(born=ImpreciseDate.parse(year))
    merge(fresh(josip), [joseph], by=staff("names"), reason="baptised a year later", keep={"born": fresh(joseph)})
    left = {
        row.object_id: row.value["fields"]["born"] for row in Revision.objects.filter(run__kind="merge") if row.value
    }
    assert (left[josip.pk], left[joseph.pk]) == ("1879", "1879")
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="two men")


def test_case_33_what_readers_will_see_is_said_beforehand() -> None:
    ana, kovac = person("Ana Kovač"), person("A. Kovač")
    letter("Published", ("Ana Kovač", "author"))
    letter("Draft", ("A. Kovač", "author"), published=False)
    withdraw([letter("Withdrawn", ("A. Kovač", "author")).pk], by=staff("reviewer"), reason="asked for")
    seen = preview(ana, [kovac])
    assert (seen.documents, seen.public_documents) == (3, 1)


def test_case_35_a_merge_costs_the_same_for_one_letter_and_for_fifty() -> None:
    costs = []
    by = staff("names")
    for number in (1, 50):
        stalin, filippov = person("Joseph Stalin"), person("Filippov")
        for each in range(number):
            letter(f"Cable {each}", ("Filippov", "author", filippov))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            merge(stalin, [filippov], by=by, reason="the bracket")
        costs.append(len(queries))
    assert costs[1] <= costs[0]


def test_case_36_the_world_hears_of_a_merge_and_of_its_undo() -> None:
    a, b, _ = yudins()
    heads = [IndexHead.objects.get().number]
    changed = [fresh(a).changed]
    merge(b, [a], by=staff("names"), reason="one man")
    heads.append(IndexHead.objects.get().number)
    changed.append(fresh(a).changed)
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="two men")
    heads.append(IndexHead.objects.get().number)
    changed.append(fresh(a).changed)
    assert heads == sorted(set(heads))
    assert changed == sorted(set(changed))


def test_case_37_the_absorbed_name_that_comes_in_again_is_the_survivors() -> None:
    gao, kao = person("Gao Gang"), person("Kao Kang")
    merge(gao, [kao], by=staff("names"), reason="Wade-Giles")
    letter("Imported since", ("Kao Kang", "author"))
    assert documents_of(gao) == {"Imported since"}
    assert Person.objects.count() == 2
    assert target_of("person", "kao-kang") == kao.pk


def yudins() -> tuple[Person, Person, Person]:
    return person("Pavel Yudin"), person("P. F. Yudin"), person("Iudin P. F.")


def identity_of(slug: str) -> int | None:
    """Who an address leads to."""
    return Person.objects.get(pk=target_of("person", slug) or 0).identity_id


def fresh(one: Person) -> Person:
    return Person.objects.get(pk=one.pk)
