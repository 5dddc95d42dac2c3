"""The reasons for and against a short name's being somebody's in some documents, in words."""

from archive.merging.evidence.beside import span_of
from archive.merging.evidence.contexts import (
    GIVEN,
    IN_USE,
    OFFICE,
    ONLY_HERE,
    ONLY_KNOWN,
    OUT_OF_USE,
    SAME_DOCUMENT,
    TITLE,
    Placed,
)
from archive.merging.evidence.cores import Core
from archive.names.reasons import counted as ngettext
from archive.names.reasons import reason as _


def reasons_of(each: Placed) -> tuple[list[str], list[str]]:
    """Return the reasons for and against."""
    name, number = each.form.form, len(each.documents)
    whom = head_form(each.core)
    if each.ground == SAME_DOCUMENT:
        said = ngettext(
            "%(full)s is named in full in the same document",
            "%(full)s is named in full in the same %(number)s documents",
            number,
            full=whom,
        )
    elif each.ground == ONLY_HERE:
        said = _("%(full)s is the only one of this family name in the collection", full=whom)
    elif each.ground == ONLY_KNOWN:
        said = _("%(full)s is the only one of this family name in these years", full=whom)
    elif each.ground == OFFICE:
        said = _("%(full)s is the only one of this family name here with this title", full=whom)
    elif each.ground == GIVEN:
        return [_("%(full)s, who is so called, is named in the same place", full=whom)], []
    elif each.ground == TITLE:
        return [_("%(full)s is the only one here who is written with this title", full=whom)], []
    elif each.ground == IN_USE:
        return [_of_use(each)], []
    elif each.ground == OUT_OF_USE:
        return [_("%(full)s has this family name", full=whom)], [_of_use(each)]
    else:
        others = ", ".join(head_form(core) for core in each.rivals[:4])
        reasons: list[str] = [_("%(full)s has this family name", full=whom)]
        if each.partners:
            names = ", ".join(each.partners[:3])
            reasons.append(_("%(full)s exchanged letters with %(names)s", full=whom, names=names))
        return reasons, [_("%(name)s may be %(others)s", name=name, others=others)]
    return [said], []


def _of_use(each: Placed) -> str:
    first, last = span_of(each.core, each.form)
    values = {"full": head_form(each.core), "first": first or "…", "last": last or "…"}
    return _("%(full)s used this name from %(first)s to %(last)s", **values)


def head_form(core: Core) -> str:
    """Return the form that says most of the name; of equals the one in most documents."""
    best = max(core.forms, key=lambda form: (len(form.name.words) > 1, len(form.letters), len(form.form), -form.pk))
    return best.form
