"""What the reader is told of how his words were read: whose names they are, and what he may have meant."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from rapidfuzz import fuzz

from archive.documents.models import Credit
from archive.names.keys import name_key, skeleton_key
from archive.people.models import Alias
from archive.search.catalogue import Catalogue
from archive.search.counting import labels_of
from archive.search.families import Family
from archive.search.models import NameToken
from archive.search.query import Expansion, Facet, Reading
from archive.search.suggesting import public_codes
from archive.search.wording import Words

ALSO = 4
MOST_SUGGESTED = 3
_NEAR = 70
_LOOKED_AT = 400


def reading(words: Words, total: int) -> Reading:
    """How the words were read; where they found nothing, other words like them in names and topics."""
    few = [name for name in words.names if not name.is_too_common]
    people = tuple(pk for name in few for pk in name.people)
    labels = labels_of(words.catalogue, Family.PERSON, _codes(words.catalogue, people)) if people else {}
    others = _other_names(people)
    expansions = []
    for name in few:
        for pk in name.people:
            label = labels.get(words.catalogue.code(Facet.PERSON, pk) or 0)
            if label is not None:
                typed, headed = name_key(name.typed), name_key(label.name)
                first = [others[pk][typed]] if typed in others[pk] and typed != headed else []
                rest = [form for key, form in others[pk].items() if key not in {typed, headed}]
                also = (*first, *rest)[:ALSO]
                expansions.append(Expansion(name.typed, label.slug, label.name, also))
    return Reading(
        tuple(expansions),
        tuple(name.typed for name in words.names if name.is_too_common),
        suggested(words) if not total else (),
        words.question.messages,
    )


def suggested(words: Words) -> tuple[str, ...]:
    """What was typed with a word that stands nowhere replaced by one that sounds like it and stands in a public name or
    topic, be it the name of somebody known or of nobody yet."""
    found: dict[str, float] = {}
    for group in words.question.groups:
        for asked in group:
            single = len(asked.term.words) == 1 and not asked.term.prefix
            if single and not words.stands_somewhere(asked):
                for token, nearness in _near(words.catalogue, asked.term.words[0]):
                    new = token.capitalize() if asked.written[:1].isupper() else token
                    typed = " ".join(
                        new if other is asked else f'"{other.written}"' if other.quoted else other.written
                        for group in words.question.groups
                        for other in group
                    )
                    found.setdefault(typed, nearness)
    return tuple(sorted(found, key=lambda typed: -found[typed])[:MOST_SUGGESTED])


def _near(catalogue: Catalogue, word: str) -> list[tuple[str, float]]:
    skeleton = skeleton_key(word)
    if not skeleton:
        return []
    rows = list(
        NameToken.objects.filter(skeleton=skeleton[:64]).exclude(token=word)
        .values_list("token", "kind", "target").order_by("token")[:_LOOKED_AT]
    )  # fmt: skip
    near = {token: score for token in {token for token, _, _ in rows} if (score := fuzz.ratio(token, word)) >= _NEAR}
    likely = [(token, kind, target) for token, kind, target in rows if token in near]
    public = {*public_codes(catalogue, [(kind, target) for _, kind, target in likely]), *_public_names(likely)}
    known = {token for token, kind, target in likely if (kind, target) in public}
    return sorted(((token, near[token]) for token in known), key=lambda pair: (-pair[1], pair[0]))


def _public_names(likely: list[tuple[str, str, int]]) -> set[tuple[str, int]]:
    """Those of the names of nobody that stand in published documents."""
    nobodies = [target for _, kind, target in likely if kind == NameToken.Kind.NAME]
    there = Credit.objects.of_published().filter(alias__in=nobodies).order_by().values_list("alias_id", flat=True)
    return {(NameToken.Kind.NAME.value, pk) for pk in there.distinct()} if nobodies else set()


def _codes(catalogue: Catalogue, people: tuple[int, ...]) -> list[int]:
    codes = (catalogue.code(Facet.PERSON, pk) for pk in people)
    return [code for code in codes if code is not None]


def _other_names(people: tuple[int, ...]) -> dict[int, dict[str, str]]:
    """The names of each of these identities, by their keys; those that documents write come first."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    if people:
        written = Exists(Credit.objects.of_published().filter(alias=OuterRef("pk")))
        aliases = Alias.objects.filter(person__identity__in=people).annotate(written=written).order_by("-written", "pk")
        for identity, key, form in aliases.values_list("person__identity_id", "key", "form"):
            if identity is not None:
                found[identity].setdefault(key, form)
    return found
