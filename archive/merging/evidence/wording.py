"""How a proposed person is called: the name in spoken order, and as sorted in an A–Z."""

from collections.abc import Sequence

from archive.merging.evidence.families import is_of_initials, is_short
from archive.merging.evidence.reading import Form
from archive.merging.evidence.telling import is_in_full
from archive.names.keys import script_of
from archive.names.offices import without_office
from archive.names.parts import Name, Words
from archive.names.sorting import sort_form

_SELDOM = 8  # a form in fewer than an eighth of the documents is not proposed


def best_form(forms: Sequence[Form]) -> Form:
    """Return the most complete form among the frequent ones, without titles or offices where possible."""
    plain = [form for form in forms if _is_plain(form)] or list(forms)
    most = max(len(form.letters) for form in plain)
    return max((form for form in plain if len(form.letters) * _SELDOM >= most), key=_worth)


def _is_plain(form: Form) -> bool:
    whole = is_in_full(form.name) and not form.name.honorifics and not form.form.isupper()
    return whole and without_office(form.form) == form.form and not any(sign in form.form for sign in '([{"“')


def _worth(form: Form) -> tuple[object, ...]:
    name = form.name
    full = not is_short(name) and not is_of_initials(name)
    written_out = sum(not word.short for word in name.words)
    return full, not name.honorifics, min(len(name.words), 4), written_out, len(form.letters), -form.pk


def spoken(form: Form) -> str:
    """Return the name in spoken order: Allen W. Dulles for `Dulles, Allen W.`; other forms as written."""
    name = form.name
    text = form.form
    if name.kind != "person" or not name.words:
        return text
    order = name.orders[0]
    if "," in text and order.given:
        text = f"{_written(order.given)} {_written(order.family)}"
    elif name.honorifics or "," in text or form.form.isupper():
        text = _written(name.words)
    else:
        return text
    return _cased(text) + _generation(name)


def sorted_as(form: Form, proposed: str) -> str:
    """Return the name as it is sorted in an A–Z."""
    order = form.name.orders[0] if form.name.orders else None
    if form.name.kind == "person" and order and order.given and "," in form.form:
        return f"{_cased(_written(order.family))}, {_cased(_written(order.given))}{_generation(form.name)}"
    return sort_form(proposed) if form.name.kind == "person" else proposed


def _written(words: Words) -> str:
    return " ".join(word.text + ("." if word.short else "") for word in words)


def _cased(text: str) -> str:
    return text.title() if text.isupper() and script_of(text) in {"Latn", "Cyrl"} and len(text) > 3 else text


def _generation(name: Name) -> str:
    return {"": "", "Jr.": ", Jr.", "Sr.": ", Sr."}.get(name.generation, f" {name.generation}")
