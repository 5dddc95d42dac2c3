"""The terms for places and relations with their numbers of records; a term can be renamed or merged everywhere at
once."""

from typing import Any, Final

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.second_person import ask_second, waits_for_second
from archive.authority.fields import CleanProse
from archive.documents.models import Document
from archive.editing.vocabularies import WORDS, VocabularyRefused, rename_word, words_in_use

CALLED: Final = {
    "place": gettext_lazy("Roles of places"),
    "relation": gettext_lazy("Kinds of relations"),
}


class WordForm(forms.Form):
    """The old term, the new one, and the reason."""

    word = forms.CharField(label=gettext_lazy("The word"), strip=False, widget=forms.Select)
    wanted = forms.CharField(label=gettext_lazy("becomes"), widget=forms.TextInput(attrs={"list": "words-in-use"}))
    reason = CleanProse(required=False, label=gettext_lazy("Reason"), widget=forms.TextInput)

    def __init__(self, words: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget: Any = self.fields["word"].widget
        widget.choices = [(word, word) for word in words]


def words_view(request: HttpRequest) -> HttpResponse:
    """`?of=place` or `?of=relation`; POST renames a term in every record. A refusal is 409."""
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    which = request.GET.get("of", "place")
    which, status = (which if which in WORDS else "place"), 200
    may_rename = request.user.has_perm("archive.publish_document")
    words = words_in_use(which)
    form = WordForm([word for word, _uses in words], request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_rename:
            raise PermissionDenied
        try:
            return _renamed(request, which, form)
        except VocabularyRefused as refused:
            form.add_error(None, str(refused))
            status = 409
    context = {
        **admin.site.each_context(request),
        "opts": Document._meta,
        "title": CALLED[which],
        "others": [(name, label) for name, label in CALLED.items() if name != which],
        "words": words,
        "form": form,
        "may_rename": may_rename,
    }
    return TemplateResponse(request, "admin/archive/heading/words.html", context, status=status)


def _renamed(request: HttpRequest, which: str, form: WordForm) -> HttpResponse:
    by: Any = request.user
    if not form.is_valid():
        raise VocabularyRefused(_("Choose a word, and type what it becomes."))
    said = form.cleaned_data
    if waits_for_second(request):
        return ask_second(request, f"{said['word']} → {said['wanted']}", said["reason"])
    run = rename_word(which, said["word"], said["wanted"], by=by, reason=said["reason"])
    messages.success(request, _("“%(word)s” is “%(wanted)s” now.") % said)
    return HttpResponseRedirect(reverse("admin:run_shown", args=[run.pk]))
