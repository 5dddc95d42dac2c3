"""The kinds of records behind the facets, and the queries that read them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.conf.locale import LANG_INFO
from django.db import models
from django.utils.translation import get_language_info, gettext

from archive.authority.addresses import target_of
from archive.documents.models import Collection, DocumentType, Repository
from archive.documents.prepared import Prepared
from archive.names.keys import name_key
from archive.people.models import Person
from archive.places.models import Place
from archive.search.query import Facet
from archive.topics.models import Topic


class Family(StrEnum):
    """The kind of a facet's records; the value is its kind in the register of addresses."""

    PERSON = "person"
    TOPIC = "topic"
    PLACE = "place"
    TYPE = "type"
    LANGUAGE = "language"
    REPOSITORY = "repository"
    COLLECTION = "collection"


FAMILY_OF: dict[Facet, Family] = {
    **{facet: Family(facet.value) for facet in Facet if facet not in (Facet.AUTHOR, Facet.RECIPIENT)},
    Facet.AUTHOR: Family.PERSON,
    Facet.RECIPIENT: Family.PERSON,
}
_MODELS: dict[Family, type[models.Model]] = {
    Family.PERSON: Person,
    Family.TOPIC: Topic,
    Family.PLACE: Place,
    Family.TYPE: DocumentType,
    Family.REPOSITORY: Repository,
    Family.COLLECTION: Collection,
}
_WITH_IDENTITY = {Family.PERSON, Family.TOPIC, Family.PLACE}
_CHINESE = {"zh", "zho"}  # Django knows it only by its two scripts
_FEW = 200  # beyond that the query is compiled anew, so that it stays one query
_SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)
_BROADER = {Family.TOPIC: "broader", Family.PLACE: "parent"}


@dataclass(frozen=True, slots=True)
class Label:
    """The slug and name of a value."""

    slug: str
    name: str


def labels(family: Family, keys: Iterable[Any]) -> dict[Any, Label]:
    """Return the label of each key; deleted records are left out."""
    keys = list(keys)
    if family is Family.LANGUAGE:
        return {key: Label(key, language_name(key)) for key in keys}
    model = _MODELS[family]
    rows = _prepared(model)(keys) if len(keys) <= _FEW else _slugs_and_names(model, keys)
    return {pk: Label(slug, name) for pk, slug, name in rows}


@cache
def _prepared(model: type[models.Model]) -> Prepared:
    return Prepared(lambda pks: _slugs_and_names(model, pks))


def _slugs_and_names(model: type[models.Model], pks: Sequence[Any]) -> models.QuerySet[Any, Any]:
    return model._default_manager.filter(pk__in=pks).order_by().values_list("pk", "slug", "name")


def sort_names(family: Family) -> dict[Any, str]:
    """Return the sort key of each record from A to Z; for people the catalogue form of the name."""
    records = _MODELS[family]._default_manager.all()
    names: dict[Any, str] = dict(records.order_by().values_list("pk", "name_key"))
    if family is Family.PERSON:
        headings = records.exclude(sort_name="").order_by().values_list("pk", "sort_name")
        names |= {pk: name_key(name) for pk, name in headings}
    return names


def language_name(code: str) -> str:
    """Return a language's name in the language of the page, or its tag where none is known."""
    general = code.partition("-")[0]
    for known in (code, general):
        if known in _CHINESE:
            return gettext("Chinese")
        if "name" in LANG_INFO.get(known, {}):
            name = str(get_language_info(known)["name_translated"])
            return name if known == code else f"{name} ({code})"
    return code


def key_of(family: Family, slug: str) -> Any:
    """Return the key of the identity behind a slug, former slugs included; None for an unknown one."""
    if not _SLUG.fullmatch(slug):
        return None
    if family is Family.LANGUAGE:
        return slug
    records = _MODELS[family]._default_manager
    field = "identity_id" if family in _WITH_IDENTITY else "pk"
    found = records.filter(slug=slug).values_list(field, "pk").first()
    if found is None:
        former = target_of(family.value, slug)
        found = records.filter(pk=former).values_list(field, "pk").first() if former else None
    return found and (found[0] or found[1])


def ancestors(family: Family) -> Mapping[int, tuple[int, ...]]:
    """Map each record that counts for others to those: its identity with everything broader. Cycles are cut."""
    if family not in _WITH_IDENTITY:
        return {}
    records = _MODELS[family]._default_manager.all()
    broader = _BROADER.get(family)
    if broader is None:
        merged = records.exclude(merged_into=None).exclude(identity=None)
        return {pk: (identity,) for pk, identity in merged.values_list("pk", "identity_id")}
    rows = list(records.values_list("pk", "identity_id", f"{broader}_id"))
    identity = {pk: root or pk for pk, root, _ in rows}
    above = {pk: identity.get(other) for pk, _, other in rows if other}
    lines = {pk: _line(identity[pk], identity, above) for pk in identity}
    return {pk: line for pk, line in lines.items() if line != (pk,)}


def _line(root: int, identity: Mapping[int, int], above: Mapping[int, int | None]) -> tuple[int, ...]:
    line = [root]
    while (up := above.get(line[-1])) is not None and up not in line:
        line.append(up)
    return tuple(line)
