"""A curator enters and corrects documents; nothing typed is lost, and readers see it when it is published."""

import pytest

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.journal.models import Run
from archive.people.models import Alias
from tests.admin.forms import save, shown, signed_in
from tests.hands import letter, person, written_names

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/document/add/"
TITLE = "Cable No. 59976, Kovalev to Cde. Filippov [Stalin]"


def test_a_record_is_entered_with_its_month_and_its_names_as_written() -> None:
    curator = signed_in("curator", "Curators")
    typed = {
        "title": TITLE, "date": "February 1949", "type": "Cable", "languages": "Russian",
        "credits-0-name": "Kovalev", "credits-0-role": "author", "credits-0-certainty": "certain",
        "credits-1-name": "Filippov", "credits-1-supplied": "Stalin", "credits-1-role": "recipient",
        "credits-1-certainty": "certain",
    }  # fmt: skip
    assert save(curator, ADD, typed).status_code == 302
    document = Document.objects.get()
    assert (document.date.edtf, str(document.date_latest)) == ("1949-02", "1949-02-28")
    assert (document.type and document.type.name, document.state) == ("Cable", State.DRAFT)
    assert list(document.languages.values_list("code", flat=True)) == ["ru"]
    assert written_names(document) == ["Kovalev", "Filippov"]
    assert Alias.objects.filter(person=None).count() == 2


def test_names_added_without_a_word_of_their_place_come_after_those_that_are_there() -> None:
    curator = signed_in("curator", "Curators")
    cable = letter("Cable", ("Filippov", "author"), ("Kovalev", "recipient"), published=False)
    row = {f"credits-{place}-role": "mentioned" for place in (2, 3, 4)}
    typed = {**row, "credits-2-name": "Mao Zedong", "credits-3-name": "Gao Gang", "credits-4-name": "Zhou Enlai"}
    change = f"/admin/archive/document/{cable.pk}/change/"
    more = {"credits-TOTAL_FORMS": "5", "credits-4-certainty": "certain"}
    assert save(curator, change, {**typed, **more}).status_code == 302
    assert written_names(cable) == ["Filippov", "Kovalev", "Mao Zedong", "Gao Gang", "Zhou Enlai"]


def test_a_name_that_one_person_bears_finds_him_by_itself() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    typed = {"title": TITLE, "credits-0-name": "Filippov", "credits-0-role": "recipient"}
    save(signed_in("curator", "Curators"), ADD, typed)
    assert list(Document.objects.crediting(stalin)) == list(Document.objects.all())


def test_a_name_that_two_people_bear_waits() -> None:
    person("Matvei Zakharov", "Matveyev")
    person("Vladimir Razuvayev", "Matveyev")
    typed = {"title": "A cable", "credits-0-name": "Matveyev", "credits-0-role": "author"}
    save(signed_in("curator", "Curators"), ADD, typed)
    assert Document.objects.get().credits.get().alias.person is None


def test_a_curator_chooses_between_those_who_bear_a_name_but_gives_nobody_a_new_one() -> None:
    zakharov = person("Matvei Zakharov", "Matveyev")
    person("Vladimir Razuvayev", "Matveyev")
    curator = signed_in("curator", "Curators")
    typed = {
        "title": "A cable",
        "credits-0-name": "Matveyev",
        "credits-0-role": "author",
        "credits-0-person": zakharov.pk,
    }
    assert save(curator, ADD, typed).status_code == 302
    assert list(Document.objects.crediting(zakharov)) == list(Document.objects.all())
    page = save(curator, ADD, typed | {"credits-0-name": "Kuznetsov"})
    assert "does not bear the name “Kuznetsov” yet" in page.content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("date", "February 30, 1949", "February"),
        ("date", "sometime soon", "sometime soon"),
        ("title", "\u200b \u200b", "This field is required"),
        ("languages", "Klingonese!", "is not a language known here"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field_and_nothing_typed_is_lost(field: str, typed: str, said: str) -> None:
    curator = signed_in("curator", "Curators")
    page = save(curator, ADD, {"title": TITLE, "summary": "Two pages of work.", field: typed})
    html = page.content.decode()
    assert page.status_code == 200
    assert said in " ".join(page.context["adminform"].form.errors[field])
    assert "Two pages of work." in html
    assert not Document.objects.exists()


def test_a_slip_in_the_type_is_asked_about() -> None:
    curator = signed_in("curator", "Curators")
    save(curator, ADD, {"title": "First", "type": "Telegram"})
    page = save(curator, ADD, {"title": "Second", "type": "Telgram"})
    assert "Did you mean “Telegram”?" in page.content.decode()


def test_reading_the_title_fills_what_is_empty_and_saves_nothing() -> None:
    page = save(signed_in("curator", "Curators"), ADD, {"title": TITLE}, button="_read_title")
    form = page.context["adminform"].form
    assert (form["type"].value(), form["number"].value()) == ("Cable", "59976")
    credits = page.context["inline_admin_formsets"][0].formset.forms
    assert [(row["name"].value(), row["supplied"].value(), row["role"].value()) for row in credits[:2]] == [
        ("Kovalev", "", "author"),
        ("Filippov", "Stalin", "recipient"),
    ]
    assert not Document.objects.exists()


def test_a_form_opened_before_a_colleague_saved_is_refused_with_the_text_still_there() -> None:
    document = letter("A cable", published=False)
    address = f"/admin/archive/document/{document.pk}/change/"
    curator, other = signed_in("curator", "Curators"), signed_in("curator2", "Curators")
    opened = shown(curator, address)
    assert save(other, address, {"summary": "The colleague's summary."}).status_code == 302
    page = curator.post(address, {**opened, "summary": "My summary.", "_save": "1"})
    assert "curator2 saved this record" in page.content.decode()
    assert "summary “The colleague&#x27;s summary.”" in page.content.decode()
    assert "My summary." in page.content.decode()
    assert Document.objects.get().summary == "The colleague's summary."


def test_a_form_without_its_version_is_refused() -> None:
    document = letter("A cable")
    address = f"/admin/archive/document/{document.pk}/change/"
    curator = signed_in("curator", "Curators")
    fields = shown(curator, address)
    del fields["version"]
    assert "does not say which version" in curator.post(address, {**fields, "_save": "1"}).content.decode()


def test_a_curator_submits_and_a_reviewer_publishes() -> None:
    save(signed_in("curator", "Curators"), ADD, {"title": "A cable"}, button="_submit_review")
    document = Document.objects.get()
    assert document.state == State.REVIEW
    save(signed_in("reviewer", "Reviewers"), f"/admin/archive/document/{document.pk}/change/", {}, button="_publish")
    assert Document.objects.get().is_public


def test_a_curator_cannot_publish_by_naming_the_button() -> None:
    save(signed_in("curator", "Curators"), ADD, {"title": "A cable"}, button="_publish")
    assert Document.objects.get().state == State.DRAFT


def test_correcting_one_name_moves_that_credit_and_leaves_the_other_letter_alone() -> None:
    first, second = (letter(title, ("Filipov", "author"), published=False) for title in ("First", "Second"))
    curator = signed_in("curator", "Curators")
    save(curator, f"/admin/archive/document/{first.pk}/change/", {"credits-0-name": "Filippov"})
    assert written_names(first) + written_names(second) == ["Filippov", "Filipov"]


def test_every_save_is_one_run_in_the_journal_with_its_author() -> None:
    save(
        signed_in("curator", "Curators"), ADD, {"title": "A cable", "credits-0-name": "Mao", "credits-0-role": "author"}
    )
    run = Run.objects.get()
    assert run.by.get_username() == "curator"
    assert sorted(run.revisions.values_list("kind", flat=True)) == ["alias", "document"]


def test_staff_without_rights_find_an_empty_desk() -> None:
    nobody = signed_in("nobody")
    assert nobody.get(ADD).status_code == 403
    assert nobody.get("/admin/archive/run/").status_code == 403


def test_a_name_of_two_alphabets_is_kept_only_when_the_letters_were_seen() -> None:
    curator = signed_in("curator", "Curators")
    typed = {"title": TITLE, "credits-0-name": "Kovаlev", "credits-0-role": "author"}  # the а is Cyrillic
    refused = save(curator, ADD, typed)
    assert refused.status_code == 200
    assert "Letters of two alphabets stand in one word" in refused.text
    assert "Save strange letters all the same" in refused.text
    assert "all the same" not in save(curator, ADD, {"title": TITLE, "date": "whenever"}).text
    assert save(curator, ADD, {**typed, "strange_letters": "1"}).status_code == 302
    assert written_names(Document.objects.get()) == ["Kovаlev"]
