"""The form to suggest a correction: the only public page that accepts POST, and so the only one with a CSRF cookie."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from archive.authority.fields import CleanProse
from archive.documents.models import Document, Suggestion
from archive.editing.suggestions import SuggestionRefused, suggest
from archive.web import door
from archive.web.gate.marks import takes_forms
from archive.web.views.record import gone

SENT = "sent"


class SuggestForm(forms.Form):
    """The reader's message. `website` is a honeypot: hidden from readers, so only bots fill it."""

    message = CleanProse(
        max_length=Suggestion.LONGEST,
        label=_("What should be corrected?"),
        help_text=_("Say where it stands and how you know. A source helps."),
        widget=forms.Textarea(attrs={"rows": 8, "aria-describedby": "message-help"}),
        error_messages={
            "required": _("Please write what should be corrected."),
            "max_length": _("Please write at most %(limit_value)d letters; these are %(show_value)d."),
        },
    )
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=_("Your e-mail address, if you wish an answer"),
        help_text=_("Only the curators see it, and only to answer you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "aria-describedby": "email-help"}),
        error_messages={
            "invalid": _("This is no e-mail address. Correct it, or leave it out."),
            "max_length": _("This e-mail address is too long."),
        },
    )
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )


@takes_forms
@require_http_methods(["GET", "HEAD", "POST"])
def suggested(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The form, and a thank-you message after sending. 410 and 404 as for the record."""
    document = Document.objects.published().filter(public_id=public_id).first()
    response = _answer(request, document) if document else gone(request, public_id)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@csrf_protect  # not over `suggested`, whose 404 has no form and may set no cookie
def _answer(request: HttpRequest, document: Document) -> HttpResponseBase:
    try:
        door.refuse_the_unreadable(request)
    except door.QueryRefused as refused:
        return door.refusal(request, str(refused))
    if request.method != "POST":
        return _page(request, document, SuggestForm(), sent=SENT in request.GET)
    form = SuggestForm(request.POST)
    if form.data.get("website"):
        return HttpResponseRedirect(f"{request.path}?{SENT}")
    if not form.is_valid():
        return _page(request, document, form, status=400)
    try:
        suggest(document, form.cleaned_data["message"], form.cleaned_data["email"])
    except SuggestionRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, document, form, status=429)
    return HttpResponseRedirect(f"{request.path}?{SENT}")


def _page(
    request: HttpRequest, document: Document, form: SuggestForm, *, sent: bool = False, status: int = 200
) -> HttpResponseBase:
    context: dict[str, Any] = {"document": document, "form": form, "sent": sent}
    return render(request, "archive/documents/suggest.html", context, status=status)
