"""Evidence beside a short name in its document: the correspondent, and whether the name was in use then."""

from typing import Final

from archive.documents.vocabulary import RECEIVING_ROLES, WRITING_ROLES
from archive.merging.evidence.cores import Core
from archive.merging.evidence.reading import Form, Known, Letter

_ENDS: Final = (frozenset(map(str, WRITING_ROLES)), frozenset(map(str, RECEIVING_ROLES)))


def in_use(core: Core, form: Form, letter: Letter) -> bool | None:
    """Whether the bearer used the name when the letter was written; None where nobody said when, or of what day the
    letter is."""
    if letter.first is None or letter.last is None:
        return None
    spans = [each.used for each in core.forms if each.key == form.key and each.used != (None, None)]
    if not spans:
        return None
    return any(
        (first or letter.last) <= letter.last and letter.first <= (last or letter.first) for first, last in spans
    )


def span_of(core: Core, form: Form) -> tuple[int | None, int | None]:
    """Return the period in which the bearer used the name, as far as recorded."""
    spans = [each.used for each in core.forms if each.key == form.key and each.used != (None, None)]
    return spans[0] if spans else (None, None)


def shared_partners(core: Core, form: Form, pk: int, known: Known) -> list[str]:
    """Return the correspondents in this document who also corresponded with the bearer under a full name."""
    here = _others(form, pk, known)
    if not here:
        return []
    if core.partners is None:
        own = core.owners
        core.partners = {
            owner
            for each in core.forms
            for document in each.letters
            if document in core.documents
            for owner in _others(each, document, known)
            if owner not in own
        }
    return sorted(known.called[owner] for owner in here & core.partners)


def _others(form: Form, pk: int, known: Known) -> set[int]:
    """Return the owners of names on the other side of a document."""
    roles = set(form.letters[pk])
    others = [end for end, mine in zip(reversed(_ENDS), _ENDS, strict=True) if roles & mine]
    if not others:
        return set()
    return {owner for owner, role in known.beside(pk) if any(role in end for end in others) and owner != form.owner}
