"""What an import does to the archive."""

import secrets

import pytest

from archive.documents.models import Credit, Document, Text
from archive.documents.public_id import ALPHABET
from archive.documents.vocabulary import State
from archive.interchange.applying import Brought, bring_in
from archive.interchange.planning import Mode
from archive.interchange.reading import read
from archive.interchange.refusals import ImportRefused
from archive.journal.history import system_account
from archive.journal.models import Revision, Run
from archive.journal.undo import undo
from archive.people.enrolment import enrol
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.search import engine
from archive.search.query import Selection
from archive.topics.models import Synonym, Topic
from tests.hands import person
from tests.interchange.archives import brought, cable, exported
from tests.interchange.listings import page

pytestmark = pytest.mark.django_db


def test_a_listing_comes_in_once_however_often_it_is_brought() -> None:
    assert listing().sentence() == "4 new; 4 published"
    assert listing().sentence() == "4 unchanged"
    assert Document.objects.count() == 4
    assert Run.objects.count() == 1


def test_who_draws_an_id_that_is_taken_draws_again(monkeypatch: pytest.MonkeyPatch) -> None:
    listing()
    taken = Document.objects.values_list("public_id", flat=True)[0]
    number = sum(ALPHABET.index(sign) * 29**place for place, sign in enumerate(taken[:7]))
    drawn = iter([number, number, 5, 5, *range(4, 60)])
    monkeypatch.setattr(secrets, "randbelow", lambda most: next(drawn) % most)
    assert brought(*(cable(row) for row in range(6))).sentence() == "6 new; 6 published"
    ids = list(Document.objects.values_list("public_id", flat=True))
    assert len(set(ids)) == len(ids) == 10
    assert taken in ids


def test_february_1949_stays_a_month_in_the_archive() -> None:
    listing()
    document = Document.objects.get(title="Cable, Joseph Stalin to Anastas Mikoyan")
    assert document.date.edtf == "1949-02"
    assert [str(day) for day in (document.date_earliest, document.date_latest)] == ["1949-02-01", "1949-02-28"]


def test_a_name_that_exactly_one_person_bears_is_his_and_stays_as_written() -> None:
    stalin = enrol("Joseph Stalin")
    Alias.objects.create(person=stalin, form="Filipov", kind=Alias.Kind.COVER)
    listing()
    credit = Credit.objects.get(supplied="Stalin")
    assert (credit.alias.form, credit.alias.person) == ("Filipov", stalin)
    assert Alias.objects.get(form="Kovalev").person is None


def test_case_and_accents_do_not_hide_who_bears_a_name() -> None:
    gomulka = enrol("Władysław Gomułka")
    brought(cable(credits=[{"name": "WLADYSLAW GOMULKA", "role": "author"}]))
    assert Alias.objects.get(form="WLADYSLAW GOMULKA").person == gomulka


def test_a_name_that_two_people_bear_waits_for_a_human() -> None:
    for _ in range(2):
        enrol("Matveyev")
    brought(cable(credits=[{"name": "Matveyev", "role": "author"}]))
    assert Credit.objects.get().alias.person is None


def test_the_order_of_the_rows_makes_no_difference_to_who_bears_a_name() -> None:
    stalin = enrol("Joseph Stalin")
    open_name = {"name": "Filippov", "role": "author"}
    brought(cable(1, credits=[open_name]), cable(2, credits=[{**open_name, "person": stalin.slug}]))
    assert {credit.alias.person for credit in Credit.objects.all()} == {stalin}


def test_a_person_is_told_by_slug_or_external_id_and_an_absorbed_one_is_the_survivor() -> None:
    gao, kao = enrol("Gao Gang"), Person.objects.create(name="Kao Kang", slug="kao-kang", source="x", external_id="77")
    Person.objects.filter(pk=kao.pk).update(merged_into=gao, identity=gao)
    by_slug = {"name": "Kao", "role": "author", "person": "kao-kang"}
    brought(cable(1, credits=[by_slug]), cable(2, credits=[{**by_slug, "person": "77"}]))
    assert {credit.alias.person for credit in Credit.objects.all()} == {gao}
    assert Person.objects.count() == 2


def test_the_name_of_an_absorbed_person_brings_nobody_back() -> None:
    gao, kao = person("Gao Gang"), person("Kao Kang")
    Person.objects.filter(pk=kao.pk).update(merged_into=gao, identity=gao)
    brought(cable(credits=[{"name": "Kao Kang", "role": "author"}, {"name": "KAO KANG", "role": "via"}]))
    author, via = (credit.alias for credit in Credit.objects.order_by("pk"))
    assert (author.person, via.person) == (kao, gao)
    assert (Person.objects.count(), Alias.objects.count()) == (2, 3)


def test_an_unknown_person_is_refused_and_nothing_is_half_written() -> None:
    enrol("Gao Gang")
    wrong = cable(2, credits=[{"name": "Kao", "role": "author", "person": "kao-kang"}], topics=["Grain"])
    with pytest.raises(ImportRefused, match=r"cables.jsonl, line 2, credits: names the person “kao-kang”, whom"):
        brought(cable(1), wrong, cable(3))
    assert not Document.objects.exists()
    assert not Topic.objects.exists()
    assert not Run.objects.exists()


def test_good_rows_may_be_accepted_without_the_refused() -> None:
    enrol("Gao Gang")
    wrong = cable(2, credits=[{"name": "Kao", "role": "author", "person": "kao-kang"}])
    assert brought(cable(1), wrong, cable(3), accept_good=True).sentence() == "2 new, 1 refused; 2 published"
    assert [record["external_id"] for record in exported()] == ["1", "3"]


def test_one_external_id_twice_in_a_file_is_one_record_or_a_refusal() -> None:
    assert brought(cable(1), cable(1)).sentence() == "1 new, 1 unchanged; 1 published"
    with pytest.raises(ImportRefused, match=r"line 2, external_id: is the same as on line 1, and the rest is not"):
        brought(cable(9), cable(9, title="Letter"))


def test_a_row_without_an_id_of_its_own_is_known_again_by_what_it_says() -> None:
    nameless = {"title": "Letter, Mao Zedong to Comrade Stalin", "date": "1950-02-26"}
    brought(nameless)
    assert brought(nameless).sentence() == "1 unchanged"


def test_what_is_unknown_is_made_and_what_is_known_is_found_by_any_name() -> None:
    topic = Topic.objects.create(name="Sino-Soviet relations", slug="sino-soviet-relations")
    Synonym.objects.create(topic=topic, form="Soviet-Chinese relations")
    brought(
        cable(topics=["soviet–chinese RELATIONS", "Sino-Soviet relations", "Grain"], places=["Urumchi"], type="Cable",
              holdings=[{"repository": "RGASPI"}], collections=["Kovalev"])
    )  # fmt: skip
    (record,) = exported()
    assert record["topics"] == ["Sino-Soviet relations", "Grain"]
    assert Topic.objects.get(name="Grain").slug == "grain"
    assert (record["type"], record["holdings"][0]["repository"]) == ("Cable", "RGASPI")


def test_two_places_of_one_name_have_to_be_told_apart() -> None:
    ussr, usa = (Place.objects.create(name=name, slug=name.lower()) for name in ("USSR", "USA"))
    for around in (ussr, usa):
        Place.objects.create(name="Georgia", slug=f"georgia-{around.slug}", parent=around)
    with pytest.raises(ImportRefused, match="names “Georgia”, and 2 places bear that name"):
        brought(cable(places=["Georgia"]))
    brought(cable(places=[{"name": "Georgia", "within": "USSR"}]))
    assert exported()[0]["places"] == [{"name": "Georgia", "role": "", "within": "USSR"}]


def test_a_text_that_is_brought_twice_is_kept_once() -> None:
    texts = [{"kind": "original", "language": "ru", "text": "Товарищу Сталину"}]
    brought(cable(1, texts=texts), cable(2, texts=texts))
    assert Text.objects.count() == 2
    assert Text.objects.values("content").distinct().count() == 1


def test_a_tie_is_joined_when_the_other_record_comes() -> None:
    brought(cable(1, related=[{"external_id": "2", "kind": "draft of"}]))
    assert exported()[0]["related"] == [{"external_id": "2", "kind": "draft of"}]
    brought(cable(2))
    first, second = Document.objects.order_by("pk")
    assert first.relations.get().other == second
    with pytest.raises(ImportRefused, match="ties the record to itself"):
        brought(cable(3, related=[{"external_id": "3", "kind": "reply to"}]))


def test_what_came_in_is_found_and_is_a_draft_unless_published() -> None:
    brought(cable(1), publishing=False)
    assert engine.find(Selection(words="Kovalev")).total == 0
    assert Document.objects.get().state == State.DRAFT
    assert brought(cable(1)).sentence() == "1 unchanged; 1 published"
    assert engine.find(Selection(words="Kovalev")).total == 1


def test_everything_of_an_import_bears_the_time_of_its_run() -> None:
    brought(cable(1))
    brought(cable(1, title="Cable, Filippov to Mao Zedong"), cable(2), mode=Mode.OVERWRITE)
    assert list(Document.objects.order_by("pk").values_list("changed", "published_at")) == [
        (Run.objects.latest("pk").at, Run.objects.earliest("pk").at),
        (Run.objects.latest("pk").at, Run.objects.latest("pk").at),
    ]


def test_a_withdrawn_record_is_not_published_by_bringing_it_again() -> None:
    brought(cable(1))
    Document.objects.update(state=State.WITHDRAWN)
    assert brought(cable(1)).sentence() == "1 unchanged"
    assert Document.objects.get().state == State.WITHDRAWN


def test_state_and_id_of_the_file_are_ignored_in_an_archive_that_holds_something() -> None:
    brought(cable(1))
    brought(cable(2, id=Document.objects.get().public_id, state="published"), publishing=False)
    first, second = Document.objects.order_by("pk")
    assert first.public_id != second.public_id
    assert (second.external_id, second.state) == ("2", State.DRAFT)


def test_an_import_is_one_run_and_undone_as_one() -> None:
    listing(publishing=False)
    run = Run.objects.get()
    assert str(run) == "Import: 4 new"
    assert Revision.objects.filter(run=run, kind="document").count() == 4
    undo(run, by=system_account(), reason="The wrong file")
    assert not Document.objects.exists()
    assert not Alias.objects.exists()


def listing(*, publishing: bool = True) -> Brought:
    rows = read("listing.txt", page().encode()).rows
    return bring_in(rows, by=system_account(), reason="a test", publishing=publishing)
