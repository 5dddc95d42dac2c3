"""The queue at the desk: probable duplicates and names to identify, ranked, each with its reasons."""

from itertools import zip_longest
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_protect

from archive.admin.merge_asking import number
from archive.journal.models import Run
from archive.merging.candidates import catch_up, is_soon_rebuilt, rebuild
from archive.merging.models import Candidate, MergeRequest
from archive.merging.queue import Entry, entries, put_off, refuse, waiting
from archive.merging.refusals import MergeRefused
from archive.people.models import Person
from archive.text.cleaning import clean_prose

PER_PAGE, MOST = 20, 2_000
LATELY = (Run.Kind.MERGE, Run.Kind.SPLIT, Run.Kind.IDENTIFY, Run.Kind.DECISION)
SHOWS = {
    "": gettext_lazy("all"),
    "merge": gettext_lazy("people who may be one"),
    "identify": gettext_lazy("names that may be somebody’s"),
}
VERDICTS = {
    "not_same": gettext_lazy("%(one)s and %(other)s: not the same."),
    "perhaps": gettext_lazy("%(one)s and %(other)s: perhaps."),
}


class Likeliest(Paginator[Candidate]):
    """The first two thousand: nobody looks further, and to count the rest takes longer than to read a page."""

    @cached_property
    def count(self) -> int:
        assert isinstance(self.object_list, QuerySet)
        return len(self.object_list.values_list("pk", flat=True)[:MOST])


@csrf_protect
def queue_view(request: HttpRequest) -> HttpResponse:
    """A page of the queue; on POST one pair is refused, marked or put off, and the page stays where it was."""
    if not request.user.has_perm("archive.merge_person") and not request.user.has_perm("archive.suggest_merge"):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request)
    if not request.user.has_perm("archive.merge_person"):
        raise PermissionDenied
    if request.POST.get("do") == "rebuild":
        return _rebuild(request)
    return _decide(request, get_object_or_404(Candidate, pk=number(request.POST.get("candidate"))))


def _rebuild(request: HttpRequest) -> HttpResponse:
    if is_soon_rebuilt():
        number = rebuild()
        words = ngettext("Compared anew: %(n)s pair of names may be one person’s.",
                         "Compared anew: %(n)s pairs of names may be one person’s.", number)  # fmt: skip
        messages.success(request, words % {"n": f"{number:,}"})
    else:
        told = _("So many names take a minute or two: let somebody run “manage.py suggest_merges”.")
        messages.warning(request, told)
    return HttpResponseRedirect(reverse("admin:person_candidates"))


def _decide(request: HttpRequest, candidate: Candidate) -> HttpResponse:
    verdict, reason = request.POST.get("do", ""), clean_prose(request.POST.get("reason", ""))[:4000]
    try:
        if verdict == "later":
            put_off(candidate)
        elif verdict in VERDICTS:
            refuse(candidate, verdict, by=request.user, reason=reason)  # type: ignore[arg-type]
            _tell(request, VERDICTS[verdict] % {"one": candidate.name, "other": candidate.other})
        else:
            raise MergeRefused(_("Choose what becomes of the pair."))
    except MergeRefused as refused:
        return _page(request, refused=(candidate.pk, str(refused)), status=409)
    following = number(request.POST.get("following"))
    return HttpResponseRedirect(f"{request.get_full_path()}{f'#c-{following}' if following else ''}")


def _tell(request: HttpRequest, sentence: str) -> None:
    """What was decided, with its undo for whoever may."""
    run = Run.objects.filter(kind=Run.Kind.DECISION, by=request.user.pk).order_by("-pk").first()
    if run is None or not request.user.has_perm("archive.undo_run"):
        messages.success(request, sentence)
        return
    undo = f"{reverse('admin:run_undo', args=[run.pk])}?{urlencode({'onward': request.get_full_path()})}"
    messages.success(request, format_html('{} <a class="undo" href="{}">{}</a>', sentence, undo, _("Undo")))


def _page(request: HttpRequest, refused: tuple[int, str] = (0, ""), status: int = 200) -> HttpResponse:
    show = request.GET.get("show", "")
    unread = catch_up()
    pages = Likeliest(waiting(show if show in SHOWS else ""), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    rows = entries(page.object_list)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Probable duplicates, and names to identify"),
        "opts": Person._meta,
        "page": page,
        "rows": [_row(request, entry, after) for entry, after in zip_longest(rows, rows[1:])],
        "shows": [(name, label, name == show) for name, label in SHOWS.items()],
        "show": show,
        "unread": unread,
        "requests": MergeRequest.objects.filter(state=MergeRequest.State.OPEN).count(),
        "may_merge": request.user.has_perm("archive.merge_person"),
        "may_identify": request.user.has_perm("archive.identify_alias"),
        "may_undo": request.user.has_perm("archive.undo_run"),
        "lately": Run.objects.filter(kind__in=LATELY, undone_by=None).select_related("by")[:5],
        "was_here": _was_here(request),
        "refused_candidate": refused[0],
        "refusal": refused[1],
        "typed": request.POST.get("reason", ""),
    }
    return TemplateResponse(request, "admin/archive/person/candidates.html", context, status=status)


def _row(request: HttpRequest, entry: Entry, following: Entry | None) -> dict[str, Any]:
    """What one pair needs on the page: where it is decided, and where one comes back to."""
    next_one = following.candidate.pk if following else 0
    onward = f"{request.get_full_path()}{f'#c-{next_one}' if next_one else ''}"
    query = QueryDict(mutable=True)
    if not entry.other:
        query.update({"alias": str(entry.other_name.pk), "person": str(entry.person.pk), "onward": onward})
    identify = f"{reverse('admin:alias_identify')}?{query.urlencode()}"
    because = "; ".join(entry.candidate.reasons)
    return {"entry": entry, "following": next_one, "onward": onward, "identify": identify, "because": because}


def _was_here(request: HttpRequest) -> str:
    """Where in the queue one was before, when it is opened from its beginning; and this place for the next time."""
    before = str(request.session.get("queue", ""))
    if request.GET:
        request.session["queue"] = request.GET.urlencode()
    return before if before and not request.GET else ""
