"""What a reader finds: by name, by word, by facet, by date, and in what order."""

import pytest

from archive.dates import ImpreciseDate
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.merging.headings import merge_headings
from archive.merging.merge import merge
from archive.people.models import Person
from archive.search import engine
from archive.search.query import Choice, Facet, FacetCounts, Found, Selection, Sort
from tests.hands import staff
from tests.search.making import document, person, place, topic

pytestmark = pytest.mark.django_db


def titles(selection: Selection) -> list[str]:
    found = engine.find(selection)
    names = dict(Document.objects.filter(pk__in=found.ids).values_list("pk", "title"))
    return [names[pk] for pk in found.ids]


def facet_of(found: Found, facet: Facet) -> FacetCounts:
    return next(counts for counts in found.facets if counts.facet is facet)


def counts(found: Found, facet: Facet) -> dict[str, int]:
    return {value.slug: value.count for value in facet_of(found, facet).values}


def test_an_empty_archive_answers() -> None:
    assert engine.find(Selection()).total == 0
    assert engine.find(Selection(words="Stalin", sort=Sort.RELEVANCE)).total == 0


def test_a_name_finds_every_document_of_whoever_bore_it(stalin: Person) -> None:
    document("Telegram from Filipov to Kovalev", date="1949-10-14", credits=[("author", stalin, "Filipov", "certain")])
    document("Cable, Stalin to Mao Zedong", date="1949-05-26", credits=[("author", stalin, "Stalin", "certain")])
    document("A note on cotton", date="1950")
    assert titles(Selection(words="Stalin")) == ["Cable, Stalin to Mao Zedong", "Telegram from Filipov to Kovalev"]
    assert titles(Selection(words="Stalin", words_only=True)) == ["Cable, Stalin to Mao Zedong"]
    assert titles(Selection(words="filipov Kovalev")) == ["Telegram from Filipov to Kovalev"]


def test_a_person_is_found_by_the_name_without_its_title() -> None:
    for name, written in (("Pope John XXIII", "Roncalli"), ("Gen. George Marshall", "G.C.M."), ("Dr. King", "M.L.K.")):
        document(f"Letter of {written}", credits=[("author", person(name), written, "certain")])
    for words in ("John XXIII", "john xxiii letter", "Pope John XXIII"):
        assert titles(Selection(words=words)) == ["Letter of Roncalli"]
    assert titles(Selection(words="George Marshall")) == ["Letter of G.C.M."]
    # One word may be any word, and a phrase is what stands there.
    for words in ("King", "XXIII", '"John XXIII"', "George letter", "John XXIII -letter"):
        assert not titles(Selection(words=words))


def test_an_office_is_not_taken_for_somebody_of_a_higher_one() -> None:
    document("Letter", credits=[("author", person("President Foreign Minister"), "Nobody", "certain")])
    assert not titles(Selection(words="Foreign Minister"))


def test_drafts_change_nothing_a_reader_can_see(stalin: Person) -> None:
    document("Secret draft", state=State.DRAFT, credits=[("author", stalin, "Stalin", "certain")], type="Cable")
    found = engine.find(Selection(words="draft"))
    assert (found.total, [facet.total_values for facet in found.facets]) == (0, [0] * len(Facet))
    document("Cable", credits=[("author", stalin, "Stalin", "certain")])
    before = engine.find(Selection(words="Stalin")).reading
    document("Secret draft", state=State.DRAFT, credits=[("author", stalin, "Koba", "certain")])
    assert engine.find(Selection(words="Stalin")).reading == before
    koba = engine.find(Selection(words="Koba"))
    assert (koba.total, koba.reading.expansions) == (0, ())
    document("Cable", credits=[("author", stalin, "Soso", "certain")])
    assert "Soso" in engine.find(Selection(words="Stalin")).reading.expansions[0].also


def test_a_merge_is_counted_at_once_and_a_document_once(stalin: Person) -> None:
    filippov = person("Filippov")
    document(
        "Filippov [Stalin] to Kovalev",
        credits=[("author", stalin, "Stalin", "certain"), ("author", filippov, "Filippov", "certain")],
    )
    document("Filippov to Shtykov", credits=[("author", filippov, "Filippov", "certain")])
    assert counts(engine.find(Selection()), Facet.AUTHOR) == {"joseph-stalin": 1, "filippov": 2}
    Person.objects.filter(pk=filippov.pk).update(merged_into=stalin, identity=stalin)
    engine.refresh_people([stalin.pk, filippov.pk])
    assert counts(engine.find(Selection()), Facet.AUTHOR) == {"joseph-stalin": 2}
    assert engine.find(Selection(choices=(Choice(Facet.AUTHOR, ("filippov",)),))).total == 2
    Person.objects.filter(pk=filippov.pk).update(merged_into=None, identity=filippov)
    engine.refresh_people([stalin.pk, filippov.pk])
    assert counts(engine.find(Selection()), Facet.AUTHOR) == {"joseph-stalin": 1, "filippov": 2}


def test_a_narrower_place_counts_for_the_broader() -> None:
    china = place("China")
    xinjiang = place("Xinjiang", china)
    urumchi = place("Urumchi", xinjiang)
    document("Fuel for Urumchi", places=[urumchi])
    document("Grain for Xinjiang", places=[xinjiang, china])
    found = engine.find(Selection())
    assert counts(found, Facet.PLACE) == {"china": 2, "xinjiang": 2, "urumchi": 1}
    assert titles(Selection(choices=(Choice(Facet.PLACE, ("xinjiang",), excluded=("urumchi",)),))) == [
        "Grain for Xinjiang"
    ]


def test_under_any_a_facet_does_not_narrow_itself() -> None:
    document("Cable one", type="Cable", languages=["ru"])
    document("Letter one", type="Letter", languages=["ru"])
    document("Letter two", type="Letter", languages=["zh"])
    found = engine.find(Selection(choices=(Choice(Facet.TYPE, ("cable",), match_all=False),)))
    assert (found.total, counts(found, Facet.TYPE), counts(found, Facet.LANGUAGE)) == (
        1,
        {"letter": 2, "cable": 1},
        {"ru": 1},
    )


def test_a_phrase_stands_within_one_name_or_one_text(stalin: Person) -> None:
    credits = [("author", stalin, "Stalin", "certain"), ("recipient", person("Mao Zedong"), "Mao Zedong", "certain")]
    topics = [topic("Border"), topic("Cotton")]
    document("Cable", number="41", credits=credits, topics=topics, text="On co-operation with the U.S.S.R.")
    for across in ("Stalin Mao", "Border Cotton", "cable 41", "r cooperation", "cooperation ussr"):
        assert titles(Selection(words=f'"{across}"', words_only=True)) == [], across
        assert titles(Selection(words=across, words_only=True)) == ["Cable"], across
    assert titles(Selection(words='"Mao Zedong" "with the U.S.S.R."', words_only=True)) == ["Cable"]


def test_what_is_chosen_stays_among_the_most_frequent_values_however_much_else_is_chosen() -> None:
    for number in range(11):
        for copy in range(12 - number):
            document(f"Letter {number} {copy}", type=f"Type {number}")
    chosen = Choice(Facet.TYPE, ("type-9", "type-10"), match_all=False, excluded=("nobody", "type-8"))
    shown = facet_of(engine.find(Selection(choices=(chosen,))), Facet.TYPE).values
    assert {value.slug for value in shown if value.chosen} == {"type-9", "type-10"}
    assert [value.slug for value in shown if value.excluded] == ["type-8"]
    assert [value.slug for value in shown][:7] == [f"type-{number}" for number in range(7)]
    assert len(shown) == 10


@pytest.mark.parametrize("asked", ["../1950", "1949/..", "XXXX"])
def test_whatever_has_no_date_is_never_after_or_before_a_date(asked: str) -> None:
    document("Undated")
    document("Dated", date="1949-10-14")
    day = ImpreciseDate.parse(asked)
    assert titles(Selection(after=day)) == titles(Selection(before=day)) == ["Dated"]


def test_the_undated_stand_last_in_both_orders_of_date() -> None:
    for title, date in [("b", ""), ("c", "1950"), ("d", "1949-02"), ("a", "1949-02-03"), ("e", "")]:
        document(title, date=date)
    assert titles(Selection()) == ["a", "d", "c", "b", "e"] or titles(Selection()) == ["d", "a", "c", "b", "e"]
    assert titles(Selection(sort=Sort.DATE_REVERSED))[-2:] == ["e", "b"]
    assert titles(Selection(sort=Sort.TITLE)) == ["a", "b", "c", "d", "e"]
    assert titles(Selection(without=frozenset({"date"}))) == ["b", "e"]


def test_any_two_characters_of_chinese_are_found() -> None:
    document("周恩来致毛泽东电", summary="关于新疆")
    document("김일성 수상의 편지")
    assert titles(Selection(words="恩来")) == ["周恩来致毛泽东电"]
    assert titles(Selection(words="毛泽东")) == ["周恩来致毛泽东电"]
    assert titles(Selection(words="毛")) == ["周恩来致毛泽东电"]
    assert titles(Selection(words="来毛")) == []
    assert titles(Selection(words="일성")) == ["김일성 수상의 편지"]


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "NEAR(", "%s", "Gomułka", "周恩来", "1962?", "", " ", "x" * 2000, "a\0b", "-", "--", "OR", "OR OR", "*",
     "-stalin", "a OR", "OR b", '"unclosed phrase', "AND NOT (", "{title}: x", "^a", "col:on", "'); DROP", "\\", "a*", "*a",
     "\ud800", "ё", "İ", "🦊", "ｆｕｌｌ", "word " * 400, "-" * 300, '"a" "b" -"c d" OR e*', "c++", "':*", "&|!<->"],
)  # fmt: skip
def test_whatever_is_typed_has_an_answer(typed: str) -> None:
    document("Gomułka to Khrushchev, 1962", text="周恩来 wrote")
    for sort in Sort:
        assert engine.find(Selection(words=typed, sort=sort)).total in {0, 1}


@pytest.mark.parametrize("slug", ["a\0b", "\ud800", "x" * 5000, "", "%", "'; --", "Сталин"])
def test_a_slug_nobody_could_bear_selects_nothing(slug: str) -> None:
    document("Cable", type="Cable", languages=["ru"])
    for facet in Facet:
        assert engine.find(Selection(choices=(Choice(facet, (slug,)),))).total == 0
        assert engine.find(Selection(choices=(Choice(facet, excluded=(slug,)),))).total == 1
        assert engine.facet_values(Selection(), facet, typed=slug or "-").total in {0, 1}
    assert engine.suggest(slug).people == ()


def test_a_name_of_somebody_merged_leads_on_though_no_letter_is_credited_to_them() -> None:
    general, double = person("Charles de Gaulle"), person("Charles DeGaulle")
    relations, diplomacy = topic("Foreign relations"), topic("Diplomacy")
    document("Cable", credits=[("author", general, "Charles de Gaulle", "certain")], topics=[relations])
    merge(general, [double], by=staff("editor"), reason="one man")
    merge_headings(relations, [diplomacy], by=staff("editor"), reason="one subject")
    engine.rebuild()
    assert [each.slug for each in engine.suggest("DeGau").people] == ["charles-de-gaulle"]
    assert [each.slug for each in engine.suggest("diplo").topics] == ["foreign-relations"]


@pytest.fixture
def stalin() -> Person:
    return person("Joseph Stalin", "Stalin", "Filippov", "Filipov", "Сталин")


def test_topics_stay(stalin: Person) -> None:
    document("On cotton", topics=[topic("Cotton")])
    assert titles(Selection(words="cotton")) == ["On cotton"]
