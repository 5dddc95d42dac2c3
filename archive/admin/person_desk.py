"""Merging in the admin of people: its URLs, its action, and the undo bar."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.cards.bulk import bulk_view
from archive.admin.cards.decided import decided_view
from archive.admin.cards.deeds import claim_view, queue_view
from archive.admin.cards.mistakes import mistakes_view
from archive.admin.cards.office import office_view
from archive.admin.cards.passages import passages_view
from archive.admin.merge_asking import number
from archive.admin.merging import merge_view
from archive.admin.namesakes import alike_view, likes_of, warn_of_likes
from archive.admin.record.picking import pick_view
from archive.admin.requests import requests_view
from archive.admin.splitting import split_view
from archive.journal.history import runs_touching
from archive.journal.models import Run
from archive.people.models import NotBorne, NotSame, Person

SHOWN = 5
# The kinds of run that the bar on a person's form can undo.
DEEDS = (Run.Kind.MERGE, Run.Kind.SPLIT, Run.Kind.IDENTIFY)
DOORS = {
    "alike/": alike_view,
    "candidates/": queue_view,
    "candidates/bulk/": bulk_view,
    "candidates/claim/": claim_view,
    "candidates/decided/": decided_view,
    "candidates/mistakes/": mistakes_view,
    "candidates/office/": office_view,
    "candidates/passages/": passages_view,
    "candidates/pick/": pick_view,
    "merge/": merge_view,
    "requests/": requests_view,
    "<int:pk>/split/": split_view,
}


class PersonDesk(admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin of the person admin."""

    change_form_template = "admin/archive/person/form.html"
    change_list_template = "admin/archive/person/list.html"
    actions = ["merge_chosen"]

    def get_urls(self) -> Any:
        return [*(self._door(address, view) for address, view in DOORS.items()), *super().get_urls()]

    def _door(self, address: str, view: Any) -> Any:
        return path(address, self.admin_site.admin_view(view), name=f"person_{address.split('/')[-2]}")

    @admin.action(description=gettext_lazy("Merge…"), permissions=["merging"])
    def merge_chosen(self, request: HttpRequest, queryset: QuerySet[Person]) -> HttpResponse | None:
        """Open the merge page for the selection; the person with most documents is proposed as the survivor."""
        ranked = queryset.annotate(weight=Count("tree__aliases__credits")).order_by("-weight", "pk")
        pks = list(ranked.values_list("pk", flat=True)[:20])
        if len(pks) < 2:
            self.message_user(request, _("Choose two people or more."), messages.WARNING)
            return None
        return HttpResponseRedirect(merge_address(pks[0], pks[1:]))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if not change:
            found = likes_of(form.instance.name, form.instance.kind, besides=form.instance.pk)
            request.likes = found  # type: ignore[attr-defined]
        super().save_related(request, form, formsets, change)

    def reason_of(self, request: HttpRequest) -> str:
        """Return the reason; if the person was created despite similar ones, the journal says so."""
        said: str = super().reason_of(request)  # type: ignore[misc]
        if likes := getattr(request, "likes", ()):
            names = "; ".join(str(like.alias) for like in likes)
            anyway = _("Entered although it may be here already: %(names)s") % {"names": names}
            return f"{said} {anyway}".strip()
        return said

    def response_add(self, request: HttpRequest, obj: Person, post_url_continue: str | None = None) -> HttpResponse:
        """Warn about similar people after creating one."""
        warn_of_likes(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def has_merging_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.merge_person") or request.user.has_perm("archive.suggest_merge")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Redirect a merged person to the survivor's form."""
        person = Person.objects.filter(pk=number(unquote(object_id))).select_related("identity").first()
        if person and not person.is_standing and person.identity and self.has_view_permission(request):
            words = _("%(person)s has been merged into %(root)s, whose form this is.")
            messages.info(request, words % {"person": person, "root": person.identity})
            return HttpResponseRedirect(reverse("admin:archive_person_change", args=[person.identity_id]))
        context = {**(extra_context or {}), **(self.desk_context(request, person) if person else {})}
        return super().change_view(request, object_id, form_url, context)

    def desk_context(self, request: HttpRequest, person: Person) -> dict[str, Any]:
        """Return the extra context of the form: undoable runs, decisions, and available actions."""
        tree = Person.objects.filter(identity=person.pk).values_list("pk", flat=True)
        decisions = NotSame.objects.filter(Q(first__identity=person.pk) | Q(second__identity=person.pk))
        return {
            "deeds": _deeds(list(tree)),
            "decisions": decisions.select_related("first__identity", "second__identity")[:20],
            "not_borne": NotBorne.objects.filter(person__identity=person.pk)[:20],
            "may_merge": self.has_merging_permission(request),
            "may_split": request.user.has_perm("archive.merge_person"),
            "may_undo": request.user.has_perm("archive.undo_run"),
        }


def _deeds(tree: list[int]) -> list[Run]:
    """Return the latest merges, splits and identifications of these people that were not undone."""
    found: dict[int, Run] = {}
    for pk in tree[:50]:
        for run in runs_touching("person", pk).filter(kind__in=DEEDS, undone_by=None).select_related("by")[:SHOWN]:
            found[run.pk] = run
    return sorted(found.values(), key=lambda run: -run.pk)[:SHOWN]


def merge_address(survivor: int, absorbed: list[int], **more: str) -> str:
    """Return the URL of the merge page for these people."""
    query = QueryDict(mutable=True)
    query["survivor"] = str(survivor)
    query.setlist("absorbed", [str(pk) for pk in absorbed])
    for name, value in more.items():
        query[name] = value
    return f"{reverse('admin:person_merge')}?{query.urlencode()}"
