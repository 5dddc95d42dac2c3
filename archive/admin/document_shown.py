"""Read-only values in place of form fields, for users with view permission only."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.documents.models import Credit, Document, Text
from archive.documents.vocabulary import BackerKind


class DocumentShown:
    """Mixin of the document admin: each method is named after a form field."""

    @admin.display(description=gettext_lazy("languages"))
    def languages(self, document: Document) -> str:
        return ", ".join(document.languages.values_list("code", flat=True))

    @admin.display(description=gettext_lazy("places"))
    def places(self, document: Document) -> str:
        return "; ".join(map(str, document.document_places.select_related("place")))

    @admin.display(description=gettext_lazy("title’s language"))
    def title_language(self, document: Document) -> str:
        return str(document.title_language)

    @admin.display(description=gettext_lazy("collections"))
    def collections(self, document: Document) -> str:
        return ", ".join(document.memberships.values_list("collection__name", flat=True))

    @admin.display(description=gettext_lazy("donors"))
    def donors(self, document: Document) -> str:
        return self._backers(document, BackerKind.DONOR)

    @admin.display(description=gettext_lazy("Document contributors"))
    def contributors(self, document: Document) -> str:
        return self._backers(document, BackerKind.CONTRIBUTOR)

    def _backers(self, document: Document, kind: BackerKind) -> str:
        return "; ".join(document.backers.filter(kind=kind).values_list("name", flat=True))


class CreditShown:
    """Mixin of the credit inline."""

    @admin.display(description=gettext_lazy("Name as written"))
    def name(self, credit: Credit) -> str:
        return str(credit.alias)

    @admin.display(description=gettext_lazy("person"))
    def person(self, credit: Credit) -> str:
        bearer: Any = credit.alias.person
        return str(bearer.identity) if bearer else _("not yet identified")


class TextShown:
    """Mixin of the text inline."""

    @admin.display(description=gettext_lazy("text"))
    def text(self, text: Text) -> str:
        return text.content.body
