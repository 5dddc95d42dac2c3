"""Citations as they are printed under a page."""

import datetime

import pytest

from archive.citations.source import Held
from archive.citations.styles import PROSE
from archive.documents.vocabulary import Certainty, DateBasis
from tests.citations.cables import CABLE, FILIPPOV, cable, named

ADDRESS = "https://archive.example.org/documents/v0wps0kc/"


def cited(style: str, **changes: object) -> str:
    """The cable, changed so, in the style."""
    return str(PROSE[style].write(cable(**changes)))  # type: ignore[arg-type]


def test_chicago_notes_say_the_name_as_written_and_who_it_was() -> None:
    assert cited("chicago-note") == (
        "Filippov [Joseph Stalin], “Cable, Filippov [Stalin] to Anastas Mikoyan,” February 3, 1949, "
        f"APRF, F. 39, Op. 1, D. 39, Sobriquet demo archive, {ADDRESS}."
    )


def test_chicago_bibliographies_file_the_person_under_his_own_name() -> None:
    assert cited("chicago-bibliography") == (
        "Stalin, Joseph [Filippov]. “Cable, Filippov [Stalin] to Anastas Mikoyan.” February 3, 1949. "
        f"APRF, F. 39, Op. 1, D. 39. Sobriquet demo archive. {ADDRESS}."
    )


def test_mla_shortens_the_month_and_says_when_it_was_seen() -> None:
    assert cited("mla", accessed=datetime.date(2026, 9, 3)) == (
        "Stalin, Joseph [Filippov]. “Cable, Filippov [Stalin] to Anastas Mikoyan.” 3 Feb. 1949. "
        f"Sobriquet demo archive, APRF, F. 39, Op. 1, D. 39, {ADDRESS}. Accessed 3 Sept. 2026."
    )


def test_apa_puts_the_date_second_and_says_what_it_is() -> None:
    assert cited("apa") == (
        "Stalin, J. [Filippov]. (1949, February 3). Cable, Filippov [Stalin] to Anastas Mikoyan [Cable]. "
        f"APRF (F. 39, Op. 1, D. 39), Sobriquet demo archive. {ADDRESS}"
    )


def test_titles_of_works_are_slanted_where_the_style_has_it() -> None:
    assert [text for text, slanted in PROSE["apa"].write(CABLE) if slanted] == [CABLE.title]
    assert [text for text, slanted in PROSE["mla"].write(CABLE) if slanted] == ["Sobriquet demo archive"]


@pytest.mark.parametrize(
    ("date", "note", "apa"),
    [
        ("1949-02", "February 1949", "(1949, February)"),
        ("1949", "1949", "(1949)"),
        ("1949-03~", "c. March 1949", "(ca. March 1949)"),
        ("1949?", "1949?", "(1949?)"),
        ("1949-21", "spring 1949", "(1949, spring)"),
        ("1949-02-03/1949-02-05", "February 3–5, 1949", "(February 3–5, 1949)"),
        ("../1949-11-05", "before November 5, 1949", "(before November 5, 1949)"),
        ("XXXX", "n.d.", "(n.d.)"),
    ],
)
def test_a_date_is_cited_as_exactly_as_it_is_known(date: str, note: str, apa: str) -> None:
    assert f",” {note}, APRF" in cited("chicago-note", date=date)
    assert f" {apa}. " in cited("apa", date=date)


def test_an_inferred_date_stands_in_brackets() -> None:
    assert ",” [February 3, 1949], " in cited("chicago-note", date_basis=DateBasis.INFERRED)
    assert "([1949, February 3])" in cited("apa", date_basis=DateBasis.INFERRED)


def test_a_doubtful_writer_is_cited_with_a_question_mark() -> None:
    doubtful = named("Stalin", person="Joseph Stalin", certainty=Certainty.PROBABLE)
    assert cited("chicago-note", names=(doubtful,)).startswith("[Joseph Stalin?], “")
    assert cited("chicago-bibliography", names=(doubtful,)).startswith("[Stalin, Joseph?] “")
    hidden = named("Filippov", person="Joseph Stalin", is_cover=True, certainty=Certainty.DISPUTED)
    assert cited("chicago-note", names=(hidden,)).startswith("Filippov [Joseph Stalin?], “")


def test_a_name_nobody_has_identified_is_cited_as_it_stands_with_what_was_supplied() -> None:
    assert cited("chicago-note", names=(named("Terebin"),)).startswith("Terebin, “")
    assert cited("chicago-note", names=(named("Matveyev", supplied="Zakharov"),)).startswith("Matveyev [Zakharov], “")


def test_a_spelling_that_tells_who_is_meant_needs_no_brackets() -> None:
    for form in ("Stalin", "Сталин", "J. V. Stalin", "Staline"):
        assert cited("chicago-note", names=(named(form, person="Joseph Stalin"),)).startswith("Joseph Stalin, “"), form


def test_several_writers_are_listed_and_many_are_cut_short() -> None:
    mao, zhou = named("Mao", person="Mao Zedong"), named("Zhou", person="Zhou Enlai")
    zhu, liu = named("Zhu", person="Zhu De"), named("Liu", person="Liu Shaoqi")
    assert cited("chicago-note", names=(mao, zhou)).startswith("Mao Zedong and Zhou Enlai, “")
    assert cited("chicago-note", names=(mao, zhou, zhu)).startswith("Mao Zedong, Zhou Enlai, and Zhu De, “")
    assert cited("chicago-note", names=(mao, zhou, zhu, liu)).startswith("Mao Zedong et al., “")
    assert cited("mla", names=(mao, zhou, zhu)).startswith("Mao Zedong, et al. “")
    assert cited("apa", names=(mao, FILIPPOV)).startswith("Mao, Z., & Stalin, J. [Filippov]. (")


def test_what_nobody_wrote_begins_with_its_title() -> None:
    talk = named("Mao", "participant", "Mao Zedong")
    assert cited("chicago-note", names=(talk,), title="Conversation with Mao").startswith("“Conversation with Mao,” ")
    assert cited("apa", names=(talk,), title="Conversation with Mao").startswith("Conversation with Mao [Cable]. (1949")


def test_a_person_under_two_names_is_one_writer() -> None:
    twice = (FILIPPOV, named("Stalin", person="Joseph Stalin"))
    assert cited("chicago-bibliography", names=twice).startswith("Stalin, Joseph [Filippov]. “")


def test_quotation_marks_inside_a_title_become_single() -> None:
    assert "“On ‘Peace’ in Korea,”" in cited("chicago-note", title="On “Peace” in Korea")
    assert "“Who Wrote This?” " in cited("chicago-bibliography", title="Who Wrote This?")


@pytest.mark.parametrize("style", PROSE)
def test_what_runs_from_right_to_left_is_kept_apart_in_a_citation(style: str) -> None:
    title, held = "برقية إلى وزير الخارجية 1949", Held("דף הבית", "חצ-130/4")
    citation = PROSE[style].write(cable(title=title, names=(named("محمد حسن"),), holdings=(held,)))
    kept = [text.strip("\u2068\u2069") for text, _slanted, apart in citation.apart() if apart]
    assert kept[:2] == ["محمد حسن", title]
    assert {"דף הבית", "חצ-130/4"} <= set(kept)
    assert str(citation).count("\u2068") == str(citation).count("\u2069") == len(kept)


def test_a_citation_in_latin_letters_holds_no_sign_of_direction() -> None:
    assert "\u2068" not in cited("chicago-note", title="Телеграмма Филиппова")


def test_an_archive_that_holds_the_original_itself_is_named_once() -> None:
    held = (Held("Sobriquet demo archive", "MS 1"),)
    for style in PROSE:
        assert cited(style, holdings=held).count("Sobriquet demo archive") == 1
