"""The three versions for a conflict: the user's input, the current record, and the record when the form was opened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Self

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy

from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.contents import digest_of
from archive.documents.models import DocumentType, Repository
from archive.editing import pending
from archive.journal.history import revisions_of
from archive.journal.models import Revision
from archive.journal.wholes import values_of
from archive.people.models import Alias
from archive.text.cleaning import clean_prose

# Form fields of several headings, by the part of a revision that stores them.
HEADINGS: Final = {
    "topics": "topics", "places": "places", "collections": "collections", "languages": "languages",
    "donors": "backers", "contributors": "backers",
}  # fmt: skip
PROSE: Final = frozenset({"summary", "rights", "funding", "note"})
ROWS: Final = {
    "credits": gettext_lazy("name"), "texts": gettext_lazy("text"), "files": gettext_lazy("file"),
    "renderings": gettext_lazy("title in another language"), "holdings": gettext_lazy("source"),
    "relations": gettext_lazy("related record"),
}  # fmt: skip
_TOLD: Final = {
    "credits": ("name", "supplied", "role", "certainty", "person", "note"),
    "texts": ("kind", "language", "credit", "text"),
    "files": ("caption", "position"),
    "renderings": ("language", "title", "summary"),
    "holdings": ("repository", "reference", "note"),
    "relations": ("kind", "other", "other_external_id"),
}
_NOTHING: Final[dict[str, Any]] = {"fields": {}, "parts": {}}
_VERSION: Final = re.compile(r"-?\d{1,18}", re.ASCII)
Said = dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row by key: the user's version, the current one, and whether the colleague and the user changed it."""

    pk: int
    mine: Said | None
    theirs: Said | None
    is_changed: bool
    is_touched: bool

    @property
    def is_disputed(self) -> bool:
        return self.is_changed and self.mine != self.theirs

    @property
    def proposed(self) -> str:
        return "mine" if self.is_touched else "theirs"


@dataclass(frozen=True)
class Standing:
    """The three versions of one form."""

    document: Any
    posted: QueryDict
    form: Any
    formsets: dict[str, Any]
    opened: Any
    now: Any

    @classmethod
    def of(cls, desk: Any, request: HttpRequest, document: Any, posted: QueryDict) -> Self | None:
        """Return None if the original version is unknown, or is the current one.

        A document with a pending version is compared with that: call it inside its transaction.
        """
        versions = _versions(document.pk, posted.get("version", ""))
        if versions is None:
            return None
        form = desk.get_form(request, document, change=True)(instance=document)
        formsets = {}
        for formset, inline in desk.get_formsets_with_inlines(request, document):
            prefix = formset.get_default_prefix()
            kwargs = desk.row_kwargs(request).get(prefix, {})
            rows = inline.get_queryset(request)
            formsets[prefix] = formset(instance=document, prefix=prefix, queryset=rows, form_kwargs=kwargs)
        return cls(document, posted, form, formsets, *versions)

    @cached_property
    def changed_fields(self) -> list[str]:
        """The form fields changed by a colleague."""
        return [name for name in self.form.fields if name != "version" and self._was(name) != self._is(name)]

    def _was(self, name: str) -> Any:
        return _kept(self.opened, name)

    def _is(self, name: str) -> Any:
        return _kept(self.now, name)

    def label(self, name: str) -> str:
        return str(self.form.fields[name].label)

    def mine(self, name: str) -> str:
        return self.posted.get(name, "").replace("\r\n", "\n")

    def theirs(self, name: str) -> str:
        value = self.form[name].value()
        return "" if value is None else str(value).replace("\r\n", "\n")

    def is_untouched(self, name: str) -> bool:
        """Whether the user left the field as it was when the form was opened."""
        was, typed = self._was(name), self.mine(name)
        if name == "type":
            return typed == (DocumentType.objects.filter(pk=was).values_list("name", flat=True).first() or "")
        if name == "date" and typed.strip():
            try:
                date = ImpreciseDate.parse(typed)
            except UnreadableDate:
                return False
            return date.edtf == (was or "")
        return clean_prose(typed) == clean_prose(str(was or ""))

    def rows(self, prefix: str) -> Iterator[Row]:
        """Yield every row with a key, in the user's order, a colleague's new rows last."""
        mine, theirs = self._mine_rows(prefix), self._their_rows(prefix)
        was = {row["id"]: row for row in self.opened["parts"].get(prefix, [])}
        now = {row["id"]: row for row in self.now["parts"].get(prefix, [])}
        for pk in dict.fromkeys([*mine, *theirs]):
            there = mine.get(pk)
            touched = there is not None and (pk not in was or self._is_touched(was[pk], there))
            yield Row(pk, there, theirs.get(pk), was.get(pk) != now.get(pk), touched)

    def disputed(self, prefix: str) -> list[Row]:
        return [row for row in self.rows(prefix) if row.is_disputed]

    def new_rows(self, prefix: str) -> Iterator[Said]:
        """Yield the user's rows without a key."""
        for row in self._posted_rows(prefix):
            if not row.get("id"):
                yield {name: value for name, value in row.items() if name != "id"}  # browsers submit it empty

    def _mine_rows(self, prefix: str) -> dict[int, Said]:
        rows = [row for row in self._posted_rows(prefix) if row.get("id", "").isdecimal()]
        return {int(row["id"]): {name: value for name, value in row.items() if name != "id"} for row in rows}

    def _posted_rows(self, prefix: str) -> Iterator[Said]:
        total = self.posted.get(f"{prefix}-TOTAL_FORMS", "0")
        for number in range(min(int(total) if total.isdecimal() else 0, 1000)):
            start = f"{prefix}-{number}-"
            row = {name.removeprefix(start): value for name, value in self.posted.items() if name.startswith(start)}
            row.pop("document", None)
            if row:
                yield {name: str(value).replace("\r\n", "\n") for name, value in row.items()}

    def _their_rows(self, prefix: str) -> dict[int, Said]:
        formset = self.formsets[prefix]
        found = {}
        for form in formset.initial_forms:
            values = {name: form[name].value() for name in form.fields if name not in {"id", "DELETE", "document"}}
            plain = {name: "" if value is None else str(value) for name, value in values.items() if name != "upload"}
            found[form.instance.pk] = {name: value.replace("\r\n", "\n") for name, value in plain.items()}
        return found

    def _is_touched(self, was: dict[str, Any], mine: Said) -> bool:
        """Whether the user changed the row since the form was opened."""
        if mine.get("DELETE"):
            return True
        same = {name: str(value or "") for name, value in was.items() if name in mine and not name.endswith("_id")}
        if any(mine[name].strip() != value.strip() for name, value in same.items() if name != "position"):
            return True
        if "alias_id" in was:
            form = Alias.objects.filter(pk=was["alias_id"]).values_list("form", flat=True).first()
            return bool(mine.get("name") != form)
        if "content_id" in was:
            return bool(digest_of(clean_prose(mine.get("text", ""))) != was["content_id"])
        if "repository_id" in was:
            name = Repository.objects.filter(pk=was["repository_id"]).values_list("name", flat=True).first()
            return bool(mine.get("repository", "") != (name or ""))
        return False


def _versions(pk: int, said: str) -> tuple[Any, Any] | None:
    """Return the original and the current version of the record.

    A pending version already published or discarded is unknown: then every difference is asked.
    """
    was: Any
    version = int(said) if _VERSION.fullmatch(said) else 0
    waits = pending.waiting(pk)
    latest = revisions_of("document", pk).first()
    if not version or latest is None or version == (waits.version if waits else latest.pk):
        return None
    if version < 0:
        was = (waits.opened_on(version) if waits else None) or _NOTHING
    else:
        was = Revision.objects.filter(pk=version, kind="document", object_id=pk).values_list("value", flat=True).first()
    now = values_of("document", [pk])[pk] if waits else latest.value
    return (was, now) if was and now else None


def _kept(value: Any, name: str) -> Any:
    """Return a form field's value in a revision."""
    if part := HEADINGS.get(name):
        rows = value["parts"].get(part, [])
        if part == "backers":
            rows = [row for row in rows if row["kind"] == name.removesuffix("s")]
        return [{key: said for key, said in row.items() if key not in {"id", "position"}} for row in rows]
    fields = value["fields"]
    return fields.get(name, fields.get(f"{name}_id"))


def said(prefix: str, row: Said) -> str:
    """Return a row as one line."""
    if row.get("DELETE"):
        return "—"
    words = {**row, "supplied": f"[{row['supplied']}]"} if row.get("supplied") else row
    return " · ".join(words[name][:400] for name in _TOLD[prefix] if words.get(name))
