"""The fourteen questions every archive is asked, with people and topics of the corpus from few documents to many."""

from dataclasses import dataclass, replace

from archive.dates import ImpreciseDate
from archive.management.corpus.words import COMMON, PHRASE, RARE
from archive.search import engine
from archive.search.query import Choice, Facet, FacetValue, Selection, Sort


@dataclass(frozen=True)
class Shape:
    """A kind of question, as a selection and as a query string."""

    name: str
    selection: Selection
    address: str


def shapes() -> list[Shape]:
    """The fourteen, for the archive at hand."""
    whole = engine.find(Selection())
    top = {counts.facet: counts.values for counts in whole.facets}
    common, rare = top[Facet.PERSON][0].slug, _rare(Facet.PERSON)
    topic = top[Facet.TOPIC][2].slug
    types, language = [value.slug for value in top[Facet.TYPE][:2]], top[Facet.LANGUAGE][1].slug
    after, before = ImpreciseDate.parse("1949-02"), ImpreciseDate.parse("1956")
    years = Selection(after=after, before=before)
    last = max(1, -(-whole.total // 10))

    def chosen(facet: Facet, *slugs: str, every: bool = True) -> Selection:
        return Selection(choices=(Choice(facet, slugs, match_all=every),))

    several = replace(years, choices=(Choice(Facet.PERSON, (common,)), Choice(Facet.TOPIC, (topic,))))
    by_type = chosen(Facet.TYPE, types[0], every=False)
    return [
        Shape("nothing", Selection(), ""),
        Shape("rare person", chosen(Facet.PERSON, rare), f"person={rare}"),
        Shape("common person", chosen(Facet.PERSON, common), f"person={common}"),
        Shape("topic and person", replace(several, after=None, before=None), f"person={common}&topic={topic}"),
        Shape(
            "type or type", chosen(Facet.TYPE, *types, every=False), "&".join(f"type={slug}" for slug in sorted(types))
        ),
        Shape("years", years, "after=1949-02&before=1956"),
        Shape("years, topic, person", several, f"after=1949-02&before=1956&person={common}&topic={topic}"),
        Shape("rare word", Selection(RARE, sort=Sort.RELEVANCE), f"q={RARE}"),
        Shape("common word", Selection(COMMON, sort=Sort.RELEVANCE), f"q={COMMON}"),
        Shape("common word by date", Selection(COMMON), f"q={COMMON}&sort=date"),
        Shape("phrase", Selection(f'"{PHRASE}"', sort=Sort.RELEVANCE), f"q=%22{PHRASE.replace(' ', '+')}%22"),
        Shape("word and type", replace(by_type, words=COMMON, sort=Sort.RELEVANCE), f"q={COMMON}&type={types[0]}"),
        Shape("last page", Selection(page=last), f"page={last}"),
        Shape("one language", chosen(Facet.LANGUAGE, language), f"language={language}"),
    ]


def _rare(facet: Facet) -> str:
    page = engine.facet_values(Selection(), facet, page=1, per_page=10**6)
    few: list[FacetValue] = [value for value in page.values if value.count <= 3]
    return few[0].slug
