"""Spelling suggestions for a search that finds nothing; each of them does find something."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from django.db.models import QuerySet
from rapidfuzz import fuzz

from archive.documents.models import Credit
from archive.names.keys import skeleton_key, transliterate
from archive.search.asking.parsing import Asked, Question
from archive.search.asking.suggesting import beginning, public_codes
from archive.search.asking.wording import Words, words_of
from archive.search.catalogue.catalogue import Catalogue
from archive.search.index.name_tokens import name_tokens, names
from archive.search.models import NameToken
from archive.text.folding import words as words_in
from archive.text.matching import Term, places

MOST_SUGGESTED = 3
_MOST_SLIPS, _MOST_NEAR, _MOST_TRIED = 3, 4, 12
_LOOKED_AT, _ROWS = 2_000, 400
_LIKE, _BEGUN_ALIKE = 70, 80  # of 100, for words with the same consonants, and with the same first letters
_FOR_A_NAME = 20  # how much less similar a whole name counts than the word in it
_HEADINGS = frozenset({NameToken.Kind.TOPIC.value, NameToken.Kind.PLACE.value})
Row = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class _Near:
    """A candidate to replace a word, with its similarity (0 to 100)."""

    written: str
    nearness: float


def suggested(words: Words) -> tuple[str, ...]:
    """Return the query with each word that occurs nowhere replaced by a similar one of a public name or heading.

    The names may be of people or unidentified; only queries that find something are returned.
    """
    known = {at for name in words.names for at in name.groups}
    groups = (group for at, group in enumerate(words.question.groups) if at not in known)
    slips = dict.fromkeys(asked for group in groups for asked in group if _is_slip(words, asked))
    if not 0 < len(slips) <= _MOST_SLIPS:
        return ()
    choices = [_near(words.catalogue, asked) or [_Near(asked.written, 0)] for asked in slips]
    tries = sorted(product(*choices), key=lambda tried: -sum(near.nearness for near in tried))
    typed = (_typed(words.question, dict(zip(slips, tried, strict=True))) for tried in tries[:_MOST_TRIED])
    finding = (text for text in dict.fromkeys(typed) if _finds(words.catalogue, text))
    return tuple(islice(finding, MOST_SUGGESTED))


def _is_slip(words: Words, asked: Asked) -> bool:
    return len(asked.term.words) == 1 and not asked.term.prefix and not words.stands_somewhere(asked)


def _typed(question: Question, instead: Mapping[Asked, _Near]) -> str:
    """Return the query as typed, with some words replaced."""
    groups = (
        " OR ".join(instead[asked].written if asked in instead else _again(asked) for asked in group)
        for group in question.groups
    )
    return " ".join([*groups, *(f"-{_again(asked)}" for asked in question.excluded)])


def _again(asked: Asked) -> str:
    return f'"{asked.written}"' if asked.quoted else asked.written + "*" * asked.term.prefix


def _near(catalogue: Catalogue, asked: Asked) -> list[_Near]:
    """Return the nearest words as names write them; for one that no document writes, the names it is in."""
    word = asked.term.words[0]
    near = _near_tokens(word)
    best = sorted(near, key=lambda token: (-near[token], token))[: _MOST_NEAR * 4]
    every = NameToken.objects.filter(token__in=best).order_by("token", "kind", "target")
    rows = _public(catalogue, list(every.values_list("token", "kind", "target")[:_ROWS]))
    whole = _whole_names(rows)
    found: dict[str, float] = {}
    for token, written in _written(rows).items():
        other = written if asked.written[:1].isupper() else written.lower()
        found[asked.written if token == word else other] = near[token]
        if token == word or not _finds(catalogue, other):
            found |= dict.fromkeys(sorted(whole[token])[:MOST_SUGGESTED], near[token] - _FOR_A_NAME)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return [_Near(written, nearness) for written, nearness in ranked[:_MOST_NEAR]]


def _finds(catalogue: Catalogue, typed: str) -> bool:
    return bool(words_of(catalogue, typed, words_only=False).mask.any())


def _near_tokens(word: str) -> dict[str, float]:
    """Map words of names to their similarity (up to 100) with this one, also in other scripts: Громыко is Gromyko."""
    near: dict[str, float] = {}
    in_latin = " ".join(words_in(transliterate(word))) or word
    skeleton = skeleton_key(word)[:64]
    alike = NameToken.objects.filter(skeleton=skeleton) if skeleton else NameToken.objects.none()
    begun = {way: beginning(way[: 3 if len(way) > 4 else 2]) for way in (word, in_latin)}
    for rows, least in ((alike, _LIKE), *((rows, _BEGUN_ALIKE) for rows in begun.values())):
        for token in _tokens(rows):
            if (score := max(fuzz.ratio(token, way) for way in begun)) >= least:
                near[token] = max(score, near.get(token, 0))
    return near


def _tokens(rows: QuerySet[NameToken]) -> Iterable[str]:
    return rows.order_by("token").values_list("token", flat=True).distinct()[:_LOOKED_AT]


def _public(catalogue: Catalogue, rows: list[Row]) -> list[Row]:
    """Return those rows whose record published documents point to, or whose name they write."""
    nobodies = [target for _, kind, target in rows if kind == NameToken.Kind.NAME]
    there = Credit.objects.of_published().filter(alias__in=nobodies).order_by().values_list("alias_id", flat=True)
    public = {(NameToken.Kind.NAME.value, pk) for pk in there.distinct()} if nobodies else set()
    public |= public_codes(catalogue, [(kind, target) for _, kind, target in rows]).keys()
    return [row for row in rows if row[1:] in public]


def _written(rows: list[Row]) -> dict[str, str]:
    """Return how names write each token, in another script only where none has it in this one."""
    same: dict[str, set[str]] = defaultdict(set)
    in_other_letters: dict[str, set[str]] = defaultdict(set)
    for token, _kind, form in _forms(rows):
        same[token] |= {form[start:end] for start, end, _ in places(form, [Term((token,))])}
        in_other_letters[token] |= {piece for piece in form.split() if token in name_tokens(piece)}
    every = {token: same[token] or in_other_letters[token] for token in same}
    # Filippov rather than FILIPPOV, where names have both.
    return {token: min(ways, key=lambda way: (way.isupper(), way)) for token, ways in every.items() if ways}


def _whole_names(rows: list[Row]) -> dict[str, set[str]]:
    """Return the names each token leads to.

    For a person those that contain it, for a topic or place all names, for an unidentified name that name, in any
    script.
    """
    whole: dict[str, set[str]] = defaultdict(set)
    for token, kind, form in _forms(rows):
        in_other_letters = kind == NameToken.Kind.NAME and token in name_tokens(form)
        if kind in _HEADINGS or in_other_letters or places(form, [Term((token,))]):
            whole[token].add(form)
    return whole


def _forms(rows: list[Row]) -> Iterator[tuple[str, str, str]]:
    """Yield each token with every name of its record."""
    for kind in NameToken.Kind:
        tokens: dict[int, set[str]] = defaultdict(set)
        for token, of, target in rows:
            if of == kind:
                tokens[target].add(token)
        for target, form in names(kind, sorted(tokens)) if tokens else ():
            for token in tokens[target]:
                yield token, kind, form
