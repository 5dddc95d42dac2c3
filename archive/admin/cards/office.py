"""The page of an office: its holders and their terms, and its documents by holder at the time."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect

from archive.admin.cards.page import may_decide, rights
from archive.admin.merge_asking import number
from archive.admin.record.picking import people_called
from archive.admin.staff import staff
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.models import Credit
from archive.imprint.figures import figure
from archive.merging.cards.passages import standing_in
from archive.merging.deeds.offices import Office, give_letters, office_of, set_holders
from archive.merging.deeds.rulings import Held
from archive.merging.refusals import CardRefused, IdentifyRefused
from archive.people.models import Person
from archive.people.rulings import Holder, Ruling
from archive.text.cleaning import clean_line, clean_prose

_EMPTY: Final = 2  # empty rows for further holders
_MOST: Final = 60
SHOWN: Final = 200


@dataclass(frozen=True)
class HolderLine:
    """A row of the form: person, start and end as typed; `fault` is the error message."""

    who: str = ""
    since: str = ""
    until: str = ""
    fault: str = ""


@csrf_protect
def office_view(request: HttpRequest) -> HttpResponse:
    """The page of an office; POST sets its holders, or assigns the documents of one."""
    if not may_decide(request):
        raise PermissionDenied
    office = Ruling.Verdict.OFFICE
    ruling = get_object_or_404(Ruling, pk=number(request.GET.get("office")), verdict=office)
    if request.method != "POST":
        return _page(request, ruling, _lines(ruling))
    lines, held = _read(request.POST)
    try:
        if any(line.fault for line in lines):
            raise CardRefused(_("Some lines cannot be read; each says why."))
        reason = clean_prose(request.POST.get("reason", ""))[:4000]
        said = _give(request, ruling, reason) if request.POST.get("give") else _hold(request, ruling, held, reason)
    except (CardRefused, IdentifyRefused) as refused:
        return _page(request, ruling, lines, str(refused))
    messages.success(request, said)
    return HttpResponseRedirect(request.get_full_path())


def _hold(request: HttpRequest, ruling: Ruling, held: list[Held], reason: str) -> str:
    set_holders(ruling, held, by=staff(request), reason=reason or _("Who held the office, and when."))
    return _("Kept: who held the office. Below are its letters, each under the holder of its day.")


def _give(request: HttpRequest, ruling: Ruling, reason: str) -> str:
    holder = get_object_or_404(Holder.objects.select_related("person"), pk=number(request.POST["give"]), ruling=ruling)
    chosen = [number(pk) for value in request.POST.getlist(f"of-{holder.pk}") for pk in value.split()]
    why = reason or _("%(person)s held the office on that day.") % {"person": holder.person}
    give_letters(ruling, holder.person, chosen, by=staff(request), reason=why)
    words = ngettext("Done: %(n)s letter is %(person)s’s.", "Done: %(n)s letters are %(person)s’s.", len(chosen))
    return words % {"n": figure(len(chosen)), "person": holder.person}


def _lines(ruling: Ruling) -> list[HolderLine]:
    holders = ruling.holders.select_related("person__identity").order_by("pk")
    return [HolderLine(_root(each).slug, str(each.since or ""), str(each.until or "")) for each in holders]


def _root(holder: Holder) -> Person:
    return holder.person.identity or holder.person  # type: ignore[return-value]


def _read(form: QueryDict) -> tuple[list[HolderLine], list[Held]]:
    """Return the rows as typed with their error messages, and the valid holders."""
    lines, held = [], []
    for who, since, until in zip(*(form.getlist(name)[:_MOST] for name in ("who", "since", "until")), strict=False):
        line = HolderLine(clean_line(who), clean_line(since), clean_line(until))
        if not line.who:
            continue
        try:
            held.append(Held(_person(line.who), _date(line.since), _date(line.until)))
        except (CardRefused, UnreadableDate) as refused:
            line = HolderLine(line.who, line.since, line.until, str(refused))
        lines.append(line)
    return lines, held


def _person(typed: str) -> Person:
    found = people_called(typed)
    if len(found) == 1:
        return found[0]
    if found:
        words = _("Several people are called so. Write which: %(addresses)s.")
        raise CardRefused(words % {"addresses": ", ".join(one.slug for one in found)})
    raise CardRefused(_("Nobody here is called “%(name)s”. Enter the person first.") % {"name": typed})


def _date(typed: str) -> ImpreciseDate | None:
    return ImpreciseDate.parse(typed) if typed else None


def _page(request: HttpRequest, ruling: Ruling, lines: list[HolderLine], refusal: str = "") -> HttpResponse:
    office = office_of(ruling)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": ruling.form,
        "opts": Person._meta,
        "ruling": ruling,
        "lines": [*lines, *[HolderLine()] * _EMPTY],
        "office": office,
        "groups": _groups(office),
        "refusal": refusal,
        **rights(request),
    }
    status = 409 if refusal else 200
    return TemplateResponse(request, "admin/archive/person/office.html", context, status=status)


def _groups(office: Office) -> list[dict[str, Any]]:
    """Return the documents by holder: those shown, with summaries, and the keys of the rest."""
    found = []
    for tenure in office.tenures:
        shown, beyond = tenure.credits[:SHOWN], tenure.credits[SHOWN:]
        letters = [(credit, _passage(credit)) for credit in shown]
        keys = " ".join(str(credit.pk) for credit in beyond)
        holder = tenure.holder
        found.append({
            "holder": holder, "person": _root(holder), "letters": letters, "beyond": keys, "left_out": len(beyond),
            "number": len(tenure.credits),
        })  # fmt: skip
    return found


def _passage(credit: Credit) -> str:
    """Return the escaped excerpt of the summary with the office marked; "" if it does not occur."""
    found = standing_in(credit.alias.form, [credit.document.summary])
    return mark_safe(found.html()) if found else ""  # noqa: S308 the excerpt escapes all but its own marks
