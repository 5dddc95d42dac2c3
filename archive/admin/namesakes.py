"""Existing people with names similar to the typed one."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.admin.merge_asking import number
from archive.merging.candidates import alike
from archive.names.keys import name_key
from archive.people.models import Alias, Person

SHOWN = 5
LIKELY = 0.5
NAMED = 3


@dataclass(frozen=True)
class Like:
    """An existing name similar to the typed one."""

    alias: Alias
    reasons: tuple[str, ...]

    @property
    def person(self) -> Person | None:
        return self.alias.person.identity if self.alias.person else None  # type: ignore[return-value]

    def __str__(self) -> str:
        whose = f"{self.person}, {self.person.slug}" if self.person else _("not yet identified")
        return f"{self.alias} ({whose}): {'; '.join(self.reasons)}"


def likes_of(name: str, kind: str = "", besides: int = 0) -> list[Like]:
    """Return similar names, most likely first, without those of the person `besides`."""
    kind = "body" if kind == Person.Kind.BODY else ""
    found = [Like(alias, reasons) for alias, score, reasons in alike(name[:500], kind) if score >= LIKELY]
    return [like for like in found if not like.person or like.person.pk != besides][:SHOWN]


@require_safe
def alike_view(request: HttpRequest) -> JsonResponse:
    """Similar names as JSON while typing, each with the reasons and a link."""
    if not request.user.has_perm("archive.view_person"):
        raise PermissionDenied
    asked = request.GET
    found = likes_of(asked.get("name", "").strip(), asked.get("kind", ""), besides=number(asked.get("besides")))
    bearers = {like.person for like in found if like.person and like.alias.key == name_key(asked.get("name", ""))}
    heading = _("Several people bear this name:") if len(bearers) > 1 else _("Perhaps here already:")
    said = [{"words": str(like), "address": _address(like)} for like in found]
    return JsonResponse({"heading": heading, "alike": said})


def warn_of_likes(request: HttpRequest, person: Person) -> None:
    """Warn about people similar to the one just created, with links to merge them."""
    merge = reverse("admin:person_merge")
    for like in likes_of(person.name, person.kind, besides=person.pk)[:NAMED]:
        if like.person:
            query = f"survivor={like.person.pk}&absorbed={person.pk}"
            said = '{} <bdi>{}</bdi>. <a href="{}?{}">{}</a>'
            words = _("Perhaps the same:"), _("Compare and merge")
            messages.warning(request, format_html(said, words[0], str(like), merge, query, words[1]))


def _address(like: Like) -> str:
    if like.person:
        return reverse("admin:archive_person_change", args=[like.person.pk])
    return f"{reverse('admin:alias_identify')}?alias={like.alias.pk}"
