"""The form of a document; its fields have the names of the interchange shape."""

from collections import defaultdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, CharField, F, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.record.beside import latest_of
from archive.admin.record.heading_fields import CollectionsField, HeadingsField, Meant, PlacesField, TopicsField
from archive.admin.recording import VersionedForm
from archive.admin.word_fields import LanguagesField, LinesField, TypeField, language_of
from archive.documents.models import Backer, Document, DocumentPlace, TopicTag
from archive.documents.vocabulary import BackerKind
from archive.editing.models import PendingVersion

Headings = dict[str, list[tuple[str, Meant]]]


class DocumentForm(VersionedForm):
    """The editable fields of a document."""

    type = TypeField(required=False, label=gettext_lazy("Type"))
    languages = LanguagesField(
        required=False,
        label=gettext_lazy("Languages"),
        help_text=gettext_lazy("Of the original: “ru” or “Russian”, several with commas."),
    )
    topics = TopicsField(label=gettext_lazy("Topics"), help_text=gettext_lazy("One on a line."))
    places = PlacesField(
        label=gettext_lazy("Places"), help_text=gettext_lazy("One on a line, with what it is: “Moscow · sent from”.")
    )
    collections = CollectionsField(label=gettext_lazy("Collections"), help_text=gettext_lazy("One on a line."))
    donors = LinesField(required=False, label=gettext_lazy("Donors"), help_text=gettext_lazy("One on a line."))
    contributors = LinesField(
        required=False, label=gettext_lazy("Document contributors"), help_text=gettext_lazy("One on a line.")
    )
    title_language = forms.CharField(
        required=False,
        max_length=40,
        label=gettext_lazy("Language of the title"),
        widget=forms.TextInput(attrs={"data-pick": "language", "autocomplete": "off"}),
    )

    class Meta:
        model = Document
        fields = [
            "title", "date", "date_text", "date_basis", "date_note", "date_calendar", "type", "number", "summary",
            "languages", "topics", "collections", "classification", "rights", "funding", "donors", "contributors",
            "url", "external_id", "uploaded", "note", "version",
        ]  # fmt: skip
        labels = {"funding": gettext_lazy("Made possible by"), "url": gettext_lazy("Web address")}
        exclude = ["topics"]  # taggit's form field would parse them again
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2, "data-read": "title", "data-line": ""}),
            "date": forms.TextInput(attrs={"data-read": "date", "autocomplete": "off"}),
            "summary": forms.Textarea(attrs={"rows": 5}),
            "rights": forms.Textarea(attrs={"rows": 2}),
            "funding": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 3}),
            "uploaded": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    may_make: frozenset[str] | None = None
    is_preview = False
    goes_aside = False
    # The record's pending version, if the caller has already queried it.
    knows_waits = False
    known_waits: PendingVersion | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made: dict[str, list[int]] = {}
        if not self.instance.pk and not self.is_bound:
            self.fields["title"].widget.attrs["autofocus"] = True  # saves fifteen tab stops
        if self.instance.pk:
            headings = _headings(self.instance)
            self.initial = {**self.initial, **_parts(self.instance, headings)}
            self._let_stand(headings)
        for field in self.fields.values():
            if isinstance(field, HeadingsField) and self.may_make is not None:
                field.may_make = field.kind in self.may_make

    def _let_stand(self, headings: Headings) -> None:
        """Resolve names of headings already on the record to those headings, even if others have the same name."""
        if isinstance(kind := self.fields.get("type"), TypeField):
            kind.standing = self.instance.type
        for name, rows in headings.items():
            field = self.fields.get(name)
            if isinstance(field, HeadingsField):
                field.standing = {said.partition(" · ")[0]: meant for said, meant in rows}

    def version_now(self) -> int:
        if not self.knows_waits:
            return super().version_now()
        # The screen shows them next to the form.
        self.instance.latest_revisions = latest = latest_of(self.instance)
        if self.known_waits:
            return self.known_waits.version
        return latest[0].pk if latest else 0

    def clean_title_language(self) -> str:
        return language_of(self.cleaned_data["title_language"])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self._refuse_what_only_shows()
        if "_submit_review" in self.data and self.instance.published_at and not self.goes_aside:
            raise ValidationError(
                _(
                    "Readers knew this record, and it is closed to them now: only a reviewer brings it back. Nothing "
                    "was saved. “Save” keeps what you typed."
                ),
                code="public",
            )
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Exclude the type, which its field has validated."""
        return {*super()._get_validation_exclusions(), "type"}  # type: ignore[misc]

    def _refuse_what_only_shows(self) -> None:
        """Raise a ValidationError if only a proposal was requested, so nothing is saved."""
        if "_read_title" in self.data:
            raise ValidationError(_("This is what the title seems to say. Look it over, then save."), code="read")
        if "_paste" in self.data:
            raise ValidationError(_("This is what was pasted. Look it over, then save."), code="read")
        if "_taken_up" in self.data:
            raise ValidationError(_("This is what you typed before. Look it over, then save."), code="read")

    def _require_fresh(self) -> None:
        if not self.is_preview:
            super()._require_fresh()

    def save(self, commit: bool = True) -> Any:
        self.instance.set_date(self.cleaned_data["date"])
        self.instance.title_language = self.cleaned_data["title_language"]
        return super().save(commit)

    def _save_m2m(self) -> None:
        """Do nothing: taggit would create a topic for every unknown word; `save_parts` handles topics."""

    def save_parts(self) -> None:
        """Save the changed related rows; `made` lists the headings created for them."""
        document, said, fields = self.instance, self.cleaned_data, dict[str, Any](self.fields)
        changed = set(self.changed_data)
        if "topics" in changed:
            topics, self.made["topic"] = fields["topics"].pks(said["topics"])
            _keep_topics(document, topics)
        if "places" in changed:
            places, self.made["place"] = fields["places"].pks(said["places"])
            _keep_places(document, places)
        if "collections" in changed:
            found, self.made["collection"] = fields["collections"].pks(said["collections"])
            _keep(document.memberships, "collection", [one.pk for one in found], document=document)
        if "languages" in changed:
            _keep(document.languages, "code", said["languages"], document=document)
        for kind, field in ((BackerKind.DONOR, "donors"), (BackerKind.CONTRIBUTOR, "contributors")):
            if field in changed:
                _keep(document.backers.filter(kind=kind), "name", said[field], document=document, kind=kind)


def _headings(document: Document) -> Headings:
    """Return the topics, places and collections as form text with markers, and the records they mean."""
    topics = TopicTag.objects.filter(content_object=document).select_related("tag__identity").order_by("pk")
    places = document.document_places.select_related("place__identity")
    rows: list[Any] = list(places)
    named = [(row.noted, row) for row in rows]
    return {
        "topics": [(tag.noted, Meant(tag.tag_id, "", tag.supplied, tag.certainty)) for tag in topics],
        "places": [
            (f"{name} · {row.role}" if row.role else name, Meant(row.place_id, row.role, row.supplied, row.certainty))
            for name, row in named
        ],
        "collections": [],
    }


def _parts(document: Document, headings: Headings | None = None) -> dict[str, Any]:
    headings = headings or _headings(document)
    lines = _lines(document)
    headings["collections"] = [(name, Meant(pk)) for name, pk in lines["collection"]]
    return {
        **{name: [said for said, _pk in rows] for name, rows in headings.items()},
        "type": document.type.name if document.type else "",
        "title_language": document.title_language,
        "languages": [code for code, _pk in lines["language"]],
        "donors": [name for name, _pk in lines[BackerKind.DONOR]],
        "contributors": [name for name, _pk in lines[BackerKind.CONTRIBUTOR]],
    }


def _lines(document: Document) -> dict[str, list[tuple[str, int]]]:
    """Return languages, backers and collections by kind as (word, key) in order, in one query."""
    asked: list[tuple[Any, Any, str, Any, Any]] = [
        (document.languages, Value("language"), "code", F("pk"), F("pk")),
        (document.backers, F("kind"), "name", F("pk"), F("position")),
        (document.memberships, Value("collection"), "collection__name", F("collection"), F("pk")),
    ]
    rows = [
        rows.order_by().values_list(
            Cast(what, CharField()), Cast(F(word), CharField()), Cast(key, BigIntegerField()),
            Cast(place, BigIntegerField()), Cast(F("pk"), BigIntegerField()),
        )
        for rows, what, word, key, place in asked
    ]  # fmt: skip
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for what, word, key, *_place in sorted(rows[0].union(*rows[1:], all=True), key=lambda row: row[3:]):
        found[what].append((word, key))
    return found


def _keep(rows: Any, field: str, wanted: list[Any], **fixed: Any) -> None:
    """Make the rows equal to the wanted ones; existing rows keep their keys."""
    there = set(rows.values_list(field, flat=True))
    if there.difference(wanted):
        rows.exclude(**{f"{field}__in": wanted}).delete()
    model = rows.model
    column = model._meta.get_field(field).attname
    for place, value in enumerate(wanted):
        if value not in there:
            position = {"position": place} if model is Backer else {}
            model.objects.create(**fixed, **{column: value}, **position)


def _keep_topics(document: Document, wanted: list[Meant]) -> None:
    """Same as `_keep` for topics, with their qualifiers."""
    there = {row.tag_id: row for row in TopicTag.objects.filter(content_object=document)}
    gone = there.keys() - {one.pk for one in wanted}
    if gone:
        TopicTag.objects.filter(content_object=document, tag__in=gone).delete()
    for one in wanted:
        row = there.get(one.pk) or TopicTag(content_object=document, tag_id=one.pk)
        _write_noted(row, supplied=one.supplied, certainty=one.certainty)


def _keep_places(document: Document, wanted: list[Meant]) -> None:
    """Same as `_keep` for places, in the order typed."""
    there = {(row.place_id, row.role): row for row in document.document_places.all()}
    gone = there.keys() - {one[:2] for one in wanted}
    if gone:
        document.document_places.filter(pk__in=[there[key].pk for key in gone]).delete()
    for position, one in enumerate(wanted):
        row = there.get(one[:2]) or DocumentPlace(document=document, place_id=one.pk, role=one.role)
        _write_noted(row, supplied=one.supplied, certainty=one.certainty, position=position)


def _write_noted(row: Any, **said: Any) -> None:
    """Update the row if any of these values differ."""
    if row._state.adding or any(getattr(row, name) != value for name, value in said.items()):
        for name, value in said.items():
            setattr(row, name, value)
        row.save()
