"""The screen of a record: the extra context of its form, and the recovery of unsaved input."""

import datetime
from typing import Any, Final

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import InlineAdminFormSet
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from archive.admin import assistance
from archive.admin.document_files import file_view
from archive.admin.record import doors, picking
from archive.admin.record.beside import beside
from archive.admin.record.foot import foot
from archive.admin.record.likeness import like_view
from archive.admin.record.notes import context_of, notes_view
from archive.admin.record.preview import preview_view
from archive.admin.record.proposing import paste_view, proposed
from archive.admin.record.sent import Sent
from archive.admin.record.stale import Difference, differences, settled
from archive.admin.record.template import carried_over
from archive.admin.record.words import words
from archive.admin.staff import staff
from archive.documents.files.kinds import FileRefused
from archive.documents.models import Document
from archive.editing import kept
from archive.editing.saving import version_of
from archive.editing.staged import stage, throw_away

_EDITOR: Final = "archive.desk.editor"
_MAKES: Final = ("topic", "place", "collection", "repository")


class OwnRows(InlineAdminFormSet):
    """An inline formset that renders its own rows, which share their media."""

    def __iter__(self) -> Any:
        """Yield nothing: Django iterates to find prepopulated fields, and would create every form."""
        return iter(()) if self.has_change_permission else super().__iter__()

    @property
    def media(self) -> Any:
        return self.opts.media + self.formset.empty_form.media


class RecordScreen(admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin of the document admin: the form as a single screen that never loses input."""

    def get_urls(self) -> Any:
        ask = self.admin_site.admin_view
        here: list[tuple[str, Any, str]] = [
            ("pick/", picking.pick_view, "document_pick"),
            ("anywhere/", picking.anywhere_view, "document_anywhere"),
            ("read-date/", assistance.date_in_words, "read_date"),
            ("read-title/", assistance.title_read, "read_title"),
            ("names/", assistance.names_like, "names_like"),
            ("shelfmark/", doors.shelfmark_view, "document_shelfmark"),
            ("paste/", paste_view, "document_paste"),
            ("like/", like_view, "document_like"),
            ("stage/", doors.stage_view, "document_stage"),
            ("staged/<str:key>/", doors.staged_view, "document_staged"),
            ("kept/", doors.kept_view, "document_kept"),
            ("file/<int:pk>/", file_view, "document_file"),
            ("<int:pk>/notes/", notes_view, "document_notes"),
        ]
        return [
            *(path(address, ask(view), name=name) for address, view, name in here),
            path("preview/", ask(self.preview), name="document_preview"),
            path("add/", self.remembering(self.add_view), name="archive_document_add"),
            path("<path:object_id>/change/", self.remembering(self.change_view), name="archive_document_change"),
            *super().get_urls(),
        ]

    def remembering(self, view: Any) -> Any:
        """Wrap the view so that input submitted after the session expired is stored until the user signs in again."""
        asked = self.admin_site.admin_view(view)

        def answered(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST" and not request.user.is_authenticated:
                return self.keep_for_later(request)
            answer: HttpResponseBase = asked(request, **kwargs)
            return answer

        return answered

    def keep_for_later(self, request: HttpRequest) -> HttpResponseBase:
        """Store the input for its editor, named in a signed field of the form, and redirect to sign-in."""
        back = request.path
        try:
            editor = User.objects.get(pk=signing.loads(request.POST.get("editor", ""), salt=_EDITOR))
        except (signing.BadSignature, User.DoesNotExist):
            editor = None
        if editor is not None:
            sent = self.with_staged(request, by=editor)
            place = place_of(request, sent)
            kept.keep(place, pairs(sent), by=editor, called=sent.get("title", ""))
            back = f"{request.path}?kept={place.rpartition('/')[2]}"
        return HttpResponseRedirect(f"{reverse('admin:login')}?{QueryDict(f'next={back}').urlencode()}")

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        if request.method == "POST":
            request.POST = self.with_staged(request, by=staff(request))  # type: ignore[assignment]
            request.POST = proposed(request.POST)  # type: ignore[assignment]
            if "_settle" in request.POST and (document := self.get_object(request, object_id or "")):
                request.POST = settled(self, request, document, request.POST)  # type: ignore[assignment]
        elif request.GET.get("kept"):
            self.take_up(request, object_id)
        # Submitted to the plain URL, so that the stored input is not loaded again.
        return super().changeform_view(request, object_id, form_url or request.path, extra_context)

    def take_up(self, request: HttpRequest, object_id: Any) -> None:
        """Turn the request into a resubmission of the stored input for display; nothing is saved."""
        place = f"document/{object_id}" if object_id else f"document/new/{request.GET['kept']}"
        found = kept.kept(place, by=staff(request))
        if found is None:
            messages.info(request, _("Nothing is kept here any more: it was saved, or thrown away."))
            return
        sent = Sent(mutable=True)
        for name, value in found.fields:
            if not name.startswith("_") and name not in {"csrfmiddlewaretoken", "editor"}:
                sent.appendlist(name, value)
        sent["_taken_up"] = "1"
        # Django parses both from the body on first access; forced here, so that a later access does not overwrite them.
        assert not request.FILES, "a page that is only asked for brings no files"
        request.POST, request.method = sent, "POST"  # type: ignore[assignment]

    def with_staged(self, request: HttpRequest, *, by: User) -> QueryDict:
        """Return the posted data with every acceptable upload replaced by the key of its staged file."""
        sent = Sent.of(request.POST)
        for name in [name for name in request.FILES if name.startswith("files-") and name.endswith("-upload")]:
            try:
                waiting = stage(request.FILES[name], by=by)  # type: ignore[arg-type]
            except FileRefused:
                continue  # the form reports the error again, at its field
            sent[name.removesuffix("upload") + "staged"] = waiting.key
            del request.FILES[name]
        return sent

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.may_make = self.makes(request)
        return form

    def makes(self, request: HttpRequest) -> frozenset[str]:
        """Return the kinds of headings the user may create."""
        return frozenset(kind for kind in _MAKES if request.user.has_perm(f"archive.add_{kind}"))

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if more := self.row_kwargs(request).get(prefix):
            kwargs["form_kwargs"] = more
        if request.method != "POST" and (like := request.GET.get("like")):
            kwargs["initial"] = carried_over(like)[1].get(prefix, [])
        return kwargs

    def row_kwargs(self, request: HttpRequest) -> dict[str, dict[str, Any]]:
        """Return the keyword arguments of the row forms, by formset prefix."""
        return {
            "credits": {"may_identify": request.user.has_perm("archive.identify_alias")},
            "holdings": {"may_make": self.makes(request)},
            "files": {"by": staff(request)},
        }

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        return {**initial, **carried_over(initial.pop("like", ""))[0]}

    def preview(self, request: HttpRequest) -> HttpResponseBase:
        return preview_view(self, request)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        document: Document | None = kwargs.get("obj")
        formsets = {each.formset.prefix: each for each in context["inline_admin_formsets"]}
        rows, form = {prefix: each.formset for prefix, each in formsets.items()}, context["adminform"].form
        place = place_of(request, request.POST)
        context |= {
            "is_nav_sidebar_enabled": False,
            "rows": rows,
            "editor": signing.dumps(request.user.pk, salt=_EDITOR),
            "place": place,
            "foot": foot(request, document, context.get("pending")),
            "version_now": version_of("document", document.pk) if document and request.method == "POST" else "",
            "form_key": place.rpartition("/")[2],
            "words": words(),
            "kept": self.kept_elsewhere(request, place),
            "differences": self.stale(request, document),
            **context_of(request, document, context.get("colleagues")),
            **beside(request, document, rows, form.initial),
        }
        if only_shows(form):
            # Nothing is to be corrected: the form shows what was asked for.
            context |= {"errors": (), "shown_only": form.non_field_errors()}
        answer = super().render_change_form(request, context, *args, **kwargs)
        # Allows only our own preview page in the frame.
        policy = settings.SECURE_CSP | {"frame-src": ["'self'"]}
        answer.headers["Content-Security-Policy"] = "; ".join(" ".join([key, *said]) for key, said in policy.items())
        return answer

    def stale(self, request: HttpRequest, document: Document | None) -> list[Difference]:
        """Return the differences to a version saved by a colleague meanwhile; empty if the form is current."""
        if request.method != "POST" or document is None:
            return []
        standing = self.get_object(request, str(document.pk))  # the stored state, not the form's
        return differences(self, request, standing, request.POST) if standing else []

    def get_inline_formsets(self, *args: Any, **kwargs: Any) -> Any:
        """Return the inline formsets, with their media taken from one row instead of all."""
        formsets = super().get_inline_formsets(*args, **kwargs)
        for each in formsets:
            each.__class__ = OwnRows
        return formsets

    def response_add(self, request: HttpRequest, obj: Document, *args: Any, **kwargs: Any) -> HttpResponse:
        return onward(request, obj, super().response_add(request, obj, *args, **kwargs))

    def response_change(self, request: HttpRequest, obj: Document) -> HttpResponse:
        return onward(request, obj, super().response_change(request, obj))

    def kept_elsewhere(self, request: HttpRequest, place: str) -> list[dict[str, Any]]:
        """Return the user's autosaved input: for this record, or for records not yet created."""
        if request.method == "POST":
            return []
        by = staff(request)
        if not place.startswith("document/new/"):
            found = [one for one in [kept.kept(place, by=by)] if one]
        else:
            found = [one for one in kept.kept_by(by) if one.place.startswith("document/new/")][:5]
        return [offered(one) for one in found]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        sent, by = request.POST, staff(request)
        kept.forget(place_of(request, sent) if not change else f"document/{form.instance.pk}", by=by)
        throw_away([str(value) for name, value in sent.items() if name.endswith("-staged") and value], by=by)


def only_shows(form: Any) -> bool:
    """Return whether the form was not saved only because a proposal was requested."""
    errors = form.errors.as_data() if form.is_bound else {}
    return bool(errors) and all(one.code == "read" for found in errors.values() for one in found)


def onward(request: HttpRequest, document: Document, answer: HttpResponse) -> HttpResponse:
    """Redirect “Save and next” to a new record based on the one just saved; other buttons are unchanged."""
    if "_addanother" not in request.POST:
        return answer
    return HttpResponseRedirect(f"{reverse('admin:archive_document_add')}?like={document.pk}")


def place_of(request: HttpRequest, sent: Any) -> str:
    """Return the autosave key of this form: the record, or the form's own key for a new record."""
    if request.resolver_match and (pk := request.resolver_match.kwargs.get("object_id")):
        return f"document/{pk}"
    return f"document/new/{sent.get('form_key') or request.GET.get('kept') or get_random_string(22)}"


def offered(one: kept.Kept) -> dict[str, Any]:
    """Return autosaved input prepared for display."""
    at = datetime.datetime.fromtimestamp(one.at, timezone.get_current_timezone())
    called = one.called or _("a record without title")
    key, stamp = one.place.rpartition("/")[2], int(one.at * 1000)  # milliseconds, as the script's own clock says them
    return {"key": key, "place": one.place, "called": called, "at": at, "stamp": str(stamp)}


def pairs(sent: QueryDict) -> list[tuple[str, str]]:
    """Return all posted fields in order."""
    return [(name, value) for name, values in sent.lists() for value in values if name != "csrfmiddlewaretoken"]
