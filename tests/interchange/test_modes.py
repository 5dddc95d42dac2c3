"""A record that is here already is kept, overwritten, or only filled where it is empty."""

import pytest

from archive.documents.models import Credit
from archive.interchange.applying import bring_in
from archive.interchange.planning import Action, Mode, plan
from archive.interchange.reading import read
from archive.journal.history import system_account
from archive.journal.models import Run
from archive.people.enrolment import enrol
from tests.interchange.archives import brought, cable, exported, rows_of

pytestmark = pytest.mark.django_db


def test_kept_by_default() -> None:
    brought(cable(summary="As it was."))
    assert brought(cable(summary="Written anew.")).sentence() == "1 unchanged"
    assert exported()[0]["summary"] == "As it was."


def test_overwritten_only_in_the_fields_the_file_names() -> None:
    brought(cable(summary="As it was.", topics=["Grain"], number="1"))
    done = brought({"external_id": "1", "title": "Letter", "topics": ["Fuel"]}, mode=Mode.OVERWRITE)
    assert done.plan.of(Action.CHANGED)[0].fields == ("title", "topics")
    (record,) = exported()
    assert (record["title"], record["topics"]) == ("Letter", ["Fuel"])
    assert (record["summary"], record["number"], record["date"]) == ("As it was.", "1", "1949-05-18")


def test_filled_only_where_it_is_empty() -> None:
    brought(cable(summary="As it was."))
    brought(cable(summary="Written anew.", rights="Free.", places=["Moscow"]), mode=Mode.FILL)
    (record,) = exported()
    assert (record["summary"], record["rights"]) == ("As it was.", "Free.")
    assert record["places"] == [{"name": "Moscow", "role": ""}]


@pytest.mark.parametrize("mode", [Mode.OVERWRITE, Mode.FILL])
def test_what_says_the_same_changes_nothing_and_leaves_no_run(mode: Mode) -> None:
    full = cable(
        type="Cable", topics=["Grain", "Fuel"], places=["Moscow"], languages=["ru"], holdings=[{"repository": "RGASPI"}],
        credits=[{"name": "Kovalev", "role": "author"}], related=[{"external_id": "9", "kind": "reply to"}],
        donors=["A foundation"], texts=[{"text": "To Stalin"}],
    )  # fmt: skip
    brought(full)
    again = {**full, "type": "CABLE", "topics": ["fuel", "GRAIN"]}
    assert brought(again, mode=mode).sentence() == "1 unchanged"
    assert Run.objects.count() == 1


def test_a_changed_record_keeps_its_rows_where_they_are_the_same() -> None:
    brought(cable(credits=[{"name": "Kovalev", "role": "author"}, {"name": "Mao", "role": "via"}]))
    before = {credit.alias.form: credit.pk for credit in Credit.objects.all()}
    brought(
        cable(credits=[{"name": "Stalin", "role": "recipient"}, {"name": "Kovalev", "role": "author"}]),
        mode=Mode.OVERWRITE,
    )
    after = [(credit.alias.form, credit.pk) for credit in Credit.objects.all()]
    assert [form for form, _ in after] == ["Stalin", "Kovalev"]
    assert after[1] == ("Kovalev", before["Kovalev"])


def test_overwriting_makes_nobody_unidentified() -> None:
    stalin = enrol("Joseph Stalin")
    brought(cable(credits=[{"name": "Filippov", "role": "author", "person": stalin.slug}]))
    enrol("Filippov")
    brought(cable(title="Letter", credits=[{"name": "Filippov", "role": "author"}]), mode=Mode.OVERWRITE)
    assert exported()[0]["credits"][0]["person"] == stalin.slug


def test_a_table_overwrites_only_the_roles_it_has_and_not_what_is_known_besides() -> None:
    credits = [
        {"name": "Mao", "role": "recipient", "certainty": "probable", "note": "by the seal"},
        {"name": "Kovalev", "role": "via"},
        {"name": "Filippov", "supplied": "Stalin", "role": "author", "certainty": "certain"},
    ]
    brought(cable(credits=credits))
    rows = read("cables.csv", b"external_id,title,recipient\n1,Letter,Mao|Zhou Enlai\n").rows
    bring_in(rows, by=system_account(), reason="a test", mode=Mode.OVERWRITE)
    told = [(one["name"], one["role"], one["certainty"], one["note"]) for one in exported()[0]["credits"]]
    assert told == [
        ("Mao", "recipient", "probable", "by the seal"), ("Kovalev", "via", "certain", ""),
        ("Filippov", "author", "certain", ""), ("Zhou Enlai", "recipient", "certain", ""),
    ]  # fmt: skip


def test_a_plan_says_what_would_happen_and_writes_nothing() -> None:
    brought(cable(1), cable(2))
    rows = rows_of(cable(1, title="Letter"), cable(2), cable(3), cable(4, date="never"))
    assert plan(rows, mode=Mode.OVERWRITE).sentence() == "1 new, 1 changed, 1 unchanged, 1 refused"
    assert [record["title"] for record in exported()] == [
        "Cable No. 1, Kovalev to Stalin",
        "Cable No. 2, Kovalev to Stalin",
    ]
