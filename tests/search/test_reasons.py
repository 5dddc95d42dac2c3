"""Why a document was found, how the words were read, and what is proposed while somebody types."""

import pytest

from archive.documents.models import Document, Rendering
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.identify import identify
from archive.people.models import Alias, Person
from archive.search import engine
from archive.search.query import Choice, Facet, Match, Selection
from archive.topics.models import Synonym
from tests.hands import letter, staff
from tests.search.making import document, person, topic, unidentified

pytestmark = pytest.mark.django_db


def only_match(selection: Selection) -> Match:
    found = engine.find(selection)
    assert found.total == 1
    return found.matches[found.ids[0]]


def test_a_letter_found_by_another_name_says_which(stalin: Person) -> None:
    document("Telegram to Kovalev", credits=[("author", stalin, "Filipov", "certain")])
    match = only_match(Selection(words="Stalin"))
    assert (match.field, match.names) == ("names", ("Filipov",))
    chosen = Selection(choices=(Choice(Facet.PERSON, ("joseph-stalin",)),))
    assert only_match(chosen).names == ("Filipov",)
    Document.objects.update(title="Telegram from Filipov [Stalin] to Kovalev")
    assert only_match(chosen).names == ()


def test_a_word_in_the_title_is_marked_there_and_needs_no_reason(stalin: Person) -> None:
    document("Cable, Stalin to Mao Zedong", credits=[("author", stalin, "Stalin", "certain")])
    match = only_match(Selection(words="stalin"))
    assert match.title is not None
    assert (match.field, match.names, match.title.html()) == ("", (), "Cable, <mark>Stalin</mark> to Mao Zedong")


def test_a_word_deep_in_a_text_shows_the_line_round_it() -> None:
    document("Report", text="Nothing here. " * 500 + "The aviation fuel was shipped to Hami. " + "Nothing more. " * 500)
    match = only_match(Selection(words="aviation report"))
    assert match.field == "text"
    assert match.excerpt is not None
    assert "<mark>aviation</mark> fuel was shipped" in match.excerpt.html()


def test_a_word_of_a_title_in_another_language_is_shown_there() -> None:
    made = document("Telegram to Kovalev", text="On the division that goes to Urumchi.")
    Rendering.objects.create(document=made, language="ru", title="Телеграмма Ковалёву", summary="О дивизии.")
    engine.refresh([made.pk])
    match = only_match(Selection(words="телеграмма"))
    assert match.excerpt is not None
    assert (match.field, match.excerpt.html()) == ("rendering", "<mark>Телеграмма</mark> Ковалёву")
    assert only_match(Selection(words="дивизии")).field == "rendering"
    assert only_match(Selection(words="division")).field == "text"


def test_the_reader_is_told_whom_a_name_also_finds(stalin: Person) -> None:
    document("Telegram", credits=[("author", stalin, "Filipov", "certain")])
    (expansion,) = engine.find(Selection(words="Filippov")).reading.expansions
    assert (expansion.typed, expansion.slug, expansion.name) == ("Filippov", "joseph-stalin", "Joseph Stalin")
    assert "Сталин" in expansion.also


def test_a_name_of_more_than_twenty_is_said_and_not_expanded() -> None:
    for number in range(21):
        document(f"Letter {number}", credits=[("author", person(f"Ivanov the {number}th", "Ivanov"), "I.", "certain")])
    found = engine.find(Selection(words="ivanov"))
    assert (found.total, found.reading.too_many, found.reading.expansions) == (0, ("ivanov",), ())


def test_a_word_left_out_is_never_taken_for_a_name(stalin: Person) -> None:
    document("Telegram", credits=[("author", stalin, "Filipov", "certain")])
    assert engine.find(Selection(words="telegram -Stalin")).total == 1
    assert engine.find(Selection(words='"Joseph Stalin"')).total == 1
    assert engine.find(Selection(words='"Stalin Joseph"')).total == 0


def test_a_slip_of_the_pen_is_met_with_a_question(stalin: Person) -> None:
    document("Grain", credits=[("author", stalin, "Filipov", "certain")], topics=[topic("Cotton")])
    assert engine.find(Selection(words="Flippov grain")).reading.suggestions == ("Filippov grain", "Filipov grain")
    assert engine.find(Selection(words="coton")).reading.suggestions == ("cotton",)
    assert engine.find(Selection(words="cotton filipov loan")).reading.suggestions == ()


def test_a_slip_in_the_name_of_nobody_yet_is_met_with_a_question_too() -> None:
    document("Letter", credits=[("author", None, "Anatoly F. Dobrynin", "certain")])
    document("A draft", state="draft", credits=[("author", None, "Sorensen", "certain")])
    assert engine.find(Selection(words="Dobrinin")).reading.suggestions == ("Dobrynin",)
    assert engine.find(Selection(words="Sorenson")).reading.suggestions == ()
    assert engine.check() == []


def test_only_what_finds_something_is_proposed_and_all_that_was_typed_with_it(stalin: Person) -> None:
    mao = person("Mao Zedong")
    document("Grain", credits=[("author", stalin, "Filipov", "certain"), ("recipient", mao, "Mao Zedong", "certain")])
    document("Salt", credits=[("author", person("Иван Ковалёв"), "Ковалёв", "certain")], topics=[topic("Aviation")])
    for typed, meant in [
        ("Flippov xyzzy", ()),
        ("Flippov Zedomg", ("Filippov Zedong", "Filipov Zedong")),
        ("Flippov OR nobody -cotton", ("Filippov OR nobody -cotton", "Filipov OR nobody -cotton")),
        ('Flippov -grain "of the"', ()),
        ("aviaton salt", ("aviation salt",)),
    ]:
        assert engine.find(Selection(words=typed)).reading.suggestions == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Stalim", "Stalin"),  # another consonant
        ("Коваев", "Ковалёв"),  # one left out; as it is written, not as it is folded
        ("Gomulca", "Gomułka"),
        ("Karamanlis", "Konstantinos Karamanlis"),  # no document writes it so
        ("Karamanlys", "Konstantinos Karamanlis"),
        ("Josep Stallin", "Joseph Stalin"),
        ("Зермо", "Зерно"),  # another name of a topic, which finds it
    ],
)
def test_a_slip_is_met_with_the_name_as_it_is_written(stalin: Person, typed: str, meant: str) -> None:
    grain = topic("Grain")
    Synonym.objects.create(topic=grain, form="Зерно")
    engine.refresh_headings("topic", [grain.pk])
    for who in (stalin, person("Иван Ковалёв"), person("Gomułka")):
        document("Letter", credits=[("author", who, who.name, "certain")])
    greek = person("Κωνσταντίνος Καραμανλής", "Konstantinos Karamanlis")
    document("Letter", credits=[("author", greek, "Καραμανλής", "certain")], topics=[grain])
    document("Letter", credits=[("author", person("Franz Josef Strauß", "Strauß"), "Strauß", "certain")])
    assert engine.find(Selection(words=typed)).reading.suggestions[:1] == (meant,)


@pytest.mark.parametrize("typed", ["🚀", '"', "- -- ?", "OR"])
def test_signs_alone_narrow_nothing_and_that_is_said(typed: str) -> None:
    document("Letter")
    found = engine.find(Selection(words=typed))
    assert (found.total, found.reading.messages) == (1, (f"There is no word to search for in “{typed}”.",))
    assert engine.find(Selection(words="")).reading.messages == engine.find(Selection("-cotton")).reading.messages == ()


def test_a_name_taken_back_proposes_its_bearer_no_more(stalin: Person) -> None:
    document("Telegram", credits=[("author", stalin, "Filipov", "certain")])
    letter("Letter", ("Feng Xi", "author"))
    by = staff("names")
    identify(unidentified("Feng Xi"), by=by, person=stalin)
    assert [person.slug for person in engine.suggest("Feng").people] == ["joseph-stalin"]
    undo_run(Run.objects.latest("pk"), by=by, reason="another man")
    assert [(name.slug, name.label) for name in engine.suggest("Feng").people] == [("~feng xi", "Feng Xi")]
    assert engine.check() == []


@pytest.mark.parametrize(
    ("written", "typed", "slug"),
    [("Gromyko", "Громыко", "~gromyko"), ("Громыко", "Gromyko", "~громыко"), ("Zhou Enlai", "周恩来", "~zhou enlai")],
)
def test_a_name_that_only_waits_is_found_in_other_letters(written: str, typed: str, slug: str) -> None:
    letter("Letter", (written, "author"))
    letter("A draft", ("Gromov", "author"), published=False)
    assert [(name.slug, name.label) for name in engine.suggest(typed).people] == [(slug, written)]
    assert [(name.slug, name.label) for name in engine.suggest(typed[:3]).people] == [(slug, written)]
    if typed != "周恩来":
        assert engine.find(Selection(typed)).reading.suggestions == (written,)


@pytest.mark.parametrize("typed", ["Filip", "Фили", "стал", "斯大", "斯大林", "jo stal", "Joseph Stalin", "  STALIN "])
def test_a_person_is_proposed_by_the_beginning_of_any_name(stalin: Person, typed: str) -> None:
    document("Telegram", credits=[("author", stalin, "Filipov", "certain")])
    assert [person.slug for person in engine.suggest(typed).people] == ["joseph-stalin"]


def test_nobody_is_proposed_who_stands_in_drafts_alone(stalin: Person) -> None:
    document("A draft", state="draft", credits=[("author", stalin, "Filipov", "certain")])
    assert engine.suggest("Filip").people == ()
    assert engine.find(Selection(words="Flippov")).reading.suggestions == ()


def test_a_spelling_that_drafts_alone_write_leads_to_nobody_and_is_shown_to_nobody(stalin: Person) -> None:
    document("A cable", credits=[("author", stalin, "Stalin", "certain")])
    document("A draft", state="draft", credits=[("author", stalin, "Vasilyev", "certain")])
    Alias.objects.filter(form="Vasilyev").update(kind=Alias.Kind.SPELLING)
    engine.refresh_people([stalin.pk])
    assert engine.suggest("Vasil").people == ()
    assert engine.facet_values(Selection(), Facet.PERSON, typed="Vasil").total == 0
    assert engine.facet_values(Selection(), Facet.PERSON, typed="jos sta").total == 1
    assert engine.find(Selection("Vasilyev")).total == 0
    document("A draft of his own", state="draft", credits=[("author", stalin, "Joseph Stalin", "certain")])
    assert (engine.find(Selection("Joseph Stalin")).total, len(engine.suggest("Joseph St").people)) == (1, 1)


def test_all_values_of_a_facet_are_paged_and_found_by_any_name(stalin: Person) -> None:
    mao = person("Mao Zedong", "毛泽东")
    document("One", credits=[("author", stalin, "Filipov", "certain"), ("recipient", mao, "Mao Zedong", "certain")])
    document("Two", credits=[("author", mao, "Mao Zedong", "certain")])
    assert [value.slug for value in engine.facet_values(Selection(), Facet.PERSON).values] == [
        "mao-zedong",
        "joseph-stalin",
    ]
    page = engine.facet_values(Selection(), Facet.PERSON, order="name", page=2, per_page=1)
    assert ([value.label for value in page.values], page.total) == (["Mao Zedong"], 2)
    assert [value.slug for value in engine.facet_values(Selection(), Facet.PERSON, typed="filip").values] == [
        "joseph-stalin"
    ]


def test_a_chosen_value_that_leaves_nothing_is_still_listed(stalin: Person) -> None:
    mao = person("Mao Zedong")
    document("One", type="Cable", credits=[("author", stalin, "Filipov", "certain")])
    document("Two", type="Letter", credits=[("author", mao, "Mao Zedong", "certain")])
    chosen = Selection(choices=(Choice(Facet.AUTHOR, ("mao-zedong",)), Choice(Facet.TYPE, ("cable",))))
    for order in ("count", "name"):
        (value,) = engine.facet_values(chosen, Facet.AUTHOR, order=order).values
        assert (value.slug, value.count, value.chosen) == ("mao-zedong", 0, True)
    assert [value.slug for value in engine.facet_values(Selection(), Facet.AUTHOR, order="name").values] == [
        "joseph-stalin",
        "mao-zedong",
    ]


@pytest.fixture
def stalin() -> Person:
    return person("Joseph Stalin", "Stalin", "Filippov", "Filipov", "Сталин", "Филиппов", "斯大林")
