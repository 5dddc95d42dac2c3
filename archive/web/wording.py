"""Translated labels used on several pages: facets, roles, sort orders, languages."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from archive.documents.vocabulary import Role
from archive.search.query import Facet, Sort

Words = str | Promise

FACETS: Final[Mapping[Facet, Words]] = {
    Facet.PERSON: gettext_lazy("People"),
    Facet.AUTHOR: pgettext_lazy("facet", "Written by"),
    Facet.RECIPIENT: pgettext_lazy("facet", "Written to"),
    Facet.TOPIC: gettext_lazy("Topics"),
    Facet.PLACE: gettext_lazy("Places"),
    Facet.TYPE: gettext_lazy("Type"),
    Facet.LANGUAGE: gettext_lazy("Language"),
    Facet.REPOSITORY: gettext_lazy("Kept in"),
    Facet.COLLECTION: gettext_lazy("Collection"),
}
CHIPS: Final[Mapping[str, Words]] = {
    Facet.PERSON: gettext_lazy("with %(name)s"),
    Facet.AUTHOR: gettext_lazy("from %(name)s"),
    Facet.RECIPIENT: gettext_lazy("to %(name)s"),
    Facet.TOPIC: gettext_lazy("on %(name)s"),
    Facet.PLACE: pgettext_lazy("place", "about %(name)s"),
    Facet.TYPE: pgettext_lazy("type of document", "%(name)s"),
    Facet.LANGUAGE: gettext_lazy("in %(name)s"),
    Facet.REPOSITORY: gettext_lazy("kept in %(name)s"),
    Facet.COLLECTION: gettext_lazy("in “%(name)s”"),
}
# Whole phrases, since languages place the negation differently.
CHIPS_LEFT_OUT: Final[Mapping[str, Words]] = {
    Facet.PERSON: gettext_lazy("not with %(name)s"),
    Facet.AUTHOR: gettext_lazy("not from %(name)s"),
    Facet.RECIPIENT: gettext_lazy("not to %(name)s"),
    Facet.TOPIC: gettext_lazy("not on %(name)s"),
    Facet.PLACE: pgettext_lazy("place", "not about %(name)s"),
    Facet.TYPE: pgettext_lazy("type of document", "not %(name)s"),
    Facet.LANGUAGE: gettext_lazy("not in %(name)s"),
    Facet.REPOSITORY: gettext_lazy("not kept in %(name)s"),
    Facet.COLLECTION: gettext_lazy("not in “%(name)s”"),
}
WITHOUT: Final[Mapping[str, Words]] = {
    Facet.PERSON: gettext_lazy("nobody named"),
    Facet.AUTHOR: gettext_lazy("no author named"),
    Facet.RECIPIENT: gettext_lazy("no recipient named"),
    Facet.TOPIC: gettext_lazy("no topic"),
    Facet.PLACE: gettext_lazy("no place"),
    Facet.TYPE: gettext_lazy("type not known"),
    Facet.LANGUAGE: gettext_lazy("language not known"),
    Facet.REPOSITORY: gettext_lazy("repository not known"),
    Facet.COLLECTION: gettext_lazy("in no collection"),
    "date": gettext_lazy("undated"),
}
HAVING: Final[Mapping[str, Words]] = {
    "text": gettext_lazy("with a text"),
    "translation": gettext_lazy("with a translation"),
    "scan": gettext_lazy("with a scan"),
    "transcript": gettext_lazy("with a transcript"),
    "unidentified": gettext_lazy("with a name nobody has identified"),
}
ORDERS: Final[Mapping[Sort, Words]] = {
    Sort.RELEVANCE: gettext_lazy("best match first"),
    Sort.DATE: gettext_lazy("oldest first"),
    Sort.DATE_REVERSED: gettext_lazy("latest first"),
    Sort.TITLE: gettext_lazy("by title"),
    Sort.ADDED_LATEST: gettext_lazy("newly added first"),
}
ROLES: Final[Mapping[str, Words]] = {
    Role.AUTHOR: gettext_lazy("Author"),
    Role.SIGNATORY: gettext_lazy("Signed"),
    Role.ON_BEHALF_OF: gettext_lazy("On behalf of"),
    Role.RECIPIENT: gettext_lazy("To"),
    Role.VIA: gettext_lazy("Through"),
    Role.PARTICIPANT: gettext_lazy("Taking part"),
    Role.MENTIONED: gettext_lazy("Mentioned"),
    Role.TRANSLATOR: gettext_lazy("Translated by"),
}


def language_name(code: str) -> str:
    """Return the language's name in the active language; the code if unknown."""
    return _language_name(code, get_language())


@lru_cache(maxsize=1024)
def _language_name(code: str, spoken: str | None) -> str:
    """The cached implementation; the active language is a cache key."""
    # Django has Chinese only as Simplified and Traditional.
    if code in ("zh", "zho"):
        return _("Chinese")
    whole = code.lower()  # Django uses zh-hans, texts have zh-Hans
    for known in (whole, whole.partition("-")[0]):
        try:
            name = str(get_language_info(known)["name_translated"])
        except KeyError:
            continue
        return name if known == whole else f"{name} ({code})"
    return code if code else _("language not known")
