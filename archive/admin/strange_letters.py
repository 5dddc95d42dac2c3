"""Confirmation of names with characters that resemble those of another script."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _

from archive.names.lookalikes import as_it_looks, mixed_words
from archive.people.models import Alias

ANYWAY = "strange_letters"
_CODE = "strange"


def refuse_unseen(name: str, typed: Mapping[str, Any]) -> None:
    """Raise a ValidationError listing the suspicious characters, unless “save all the same” is ticked."""
    if ANYWAY in typed:
        return
    told = [_("Letters of two alphabets stand in one word. %(word)s.") % {"word": mixed} for mixed in mixed_words(name)]
    looks = as_it_looks(name)
    if not told and looks != name and Alias.objects.written(looks).exists():
        words = _(
            "“%(name)s” is written in other letters and looks the same as “%(other)s”, a name that is here already."
        )
        told = [words % {"name": name, "other": looks}]
    if told:
        told.append(_("If that is meant, tick “Save strange letters all the same” and save again."))
        raise ValidationError(" ".join(told), code=_CODE)


def were_refused(errors: Iterable[ErrorList | str]) -> bool:
    """Return whether one of a form's refusals is of suspicious characters, which can be saved all the same.

    Takes Django's AdminErrorList: the errors of each field, and what is amiss with rows as plain sentences.
    """
    return any(error.code == _CODE for told in errors if isinstance(told, ErrorList) for error in told.as_data())
