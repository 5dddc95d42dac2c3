"""Splitting topics, places, types, repositories and collections: chosen documents go to another heading."""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.authority.addresses import free_slug, give_out
from archive.authority.deeds import claim
from archive.authority.models import Address, AuthorityRecord
from archive.documents.models.links import Noted
from archive.editing.uses import USES, Uses, documents_under, moved
from archive.editing.vocabularies import VocabularyRefused
from archive.imprint.figures import figure
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.journal.steps import batched
from archive.journal.wholes import KIND_OF
from archive.names.keys import name_key
from archive.places.models import Place, PlaceName
from archive.search import engine
from archive.text.cleaning import clean_line
from archive.topics.models import Synonym, Topic

# The foreign key to the broader heading: a new one is put beside the one it comes from.
_ABOVE: Final = {Topic: "broader", Place: "parent"}
_NAMES: Final = {Topic: Synonym, Place: PlaceName}
_CHUNK: Final = 500


def tree_of(heading: Any) -> list[int]:
    """Return the keys of the heading and of all it has absorbed."""
    model: Any = type(heading)
    if not issubclass(model, AuthorityRecord):
        return [heading.pk]
    every: Any = model._default_manager
    return list(every.filter(identity=heading.root_pk).values_list("pk", flat=True))


def split_heading(
    heading: Any,
    documents: Iterable[int] = (),
    *,
    by: AbstractBaseUser,
    reason: str,
    names: Iterable[int] = (),
    target: Any | None = None,
    new_name: str = "",
) -> Any:
    """Give these documents of the heading, and these of its other names, to another heading, and return that one.

    What was merged into the heading counts as the heading. `new_name` names a heading that is here, or makes a new one
    beside the one they come from. Both addresses lead where they led; undoing the run gives everything back.

    Raises VocabularyRefused, with nothing written, where nothing or something of another heading is chosen, where the
    heading itself or several of that name are meant, or without a reason.
    """
    chosen, other_names, new_name = set(documents), set(names), clean_line(new_name)
    _refuse(chosen, other_names, target, new_name, reason)
    with open_run(Run.Kind.SPLIT, by=by, reason=reason) as run:
        model, uses = type(heading), USES[type(heading)]
        heading = _claimed(heading)
        tree = tree_of(heading)
        _refuse_strangers(heading, uses, tree, chosen, other_names)
        other = _claimed(target) if target is not None else _called(run, heading, new_name)
        if other.pk == heading.pk:
            raise VocabularyRefused(_("They are under %(heading)s already. Choose another.") % {"heading": other})
        said = {"heading": heading.name, "other": other.name, "n": len(chosen), "number": figure(len(chosen))}
        run.run.told = {"deed": "heading split", "values": said}
        _rename_supplied(uses, tree, chosen, heading.name, other.name)
        run.record("document", moved(uses, tree, other.pk, chosen))
        owners = _give_names(model, tree, other_names, other)
        run.record(KIND_OF[model], owners)
        engine.refresh(chosen)
        engine.refresh_headings(KIND_OF[model], owners)
    return other


def _refuse(chosen: set[int], names: set[int], target: Any | None, new_name: str, reason: str) -> None:
    if not reason.strip():
        raise VocabularyRefused(_("Say why they are not the same: somebody will ask in ten years."))
    if not chosen and not names:
        raise VocabularyRefused(_("Choose the records, or the other names, that belong elsewhere."))
    if (target is None) == (not new_name):
        raise VocabularyRefused(_("Choose where they belong, or type a name; not both."))


def _refuse_strangers(heading: Any, uses: Uses, tree: list[int], chosen: set[int], names: set[int]) -> None:
    """Raise VocabularyRefused where a document or a name is not, or no longer, one of the heading's."""
    if not chosen <= documents_under(uses, tree) or not names <= {row.pk for row in names_of(type(heading), tree)}:
        words = _("Some of what you chose no longer belongs to %(person)s. Look at the list again.")
        raise VocabularyRefused(words % {"person": heading})


def _claimed(heading: Any) -> Any:
    """Lock the heading and return it as it is now, or what it was merged into."""
    headings = type(heading)._default_manager
    claim(headings.filter(pk=heading.pk))
    now = headings.filter(pk=heading.pk).first()
    if now is None:
        raise VocabularyRefused(_("One of these was merged or thrown away meanwhile. Look at the list again."))
    return now.root if isinstance(now, AuthorityRecord) else now


def _called(run: OpenRun, heading: Any, name: str) -> Any:
    """Return the heading that is called so, or was before a merge; else a new one beside the heading."""
    model: Any = type(heading)
    found = model._default_manager.filter(name_key=name_key(name)).order_by("pk")
    here = {one.pk: one for one in (each.root if isinstance(each, AuthorityRecord) else each for each in found)}
    if len(here) > 1:
        words = _("Several are called “%(name)s”. Choose one of them from the list.")
        raise VocabularyRefused(words % {"name": name})
    if heading.pk in here and name_key(name) != heading.name_key:
        words = _("“%(name)s” was merged into %(heading)s. Take that merge back first, or choose another name.")
        raise VocabularyRefused(words % {"name": name, "heading": heading})
    return next(iter(here.values()), None) or _made(run, heading, name)


def _made(run: OpenRun, heading: Any, name: str) -> Any:
    model: Any = type(heading)
    kind = Address.Kind(KIND_OF[model])
    made = model(name=name, slug=free_slug(kind, name))
    if above := _ABOVE.get(model):
        setattr(made, above, getattr(heading, above))
    made.save()
    give_out(kind, [(made.slug, made.pk)])
    run.record(KIND_OF[model], [made.pk])
    engine.refresh_headings(KIND_OF[model], [made.pk])
    return made


def _rename_supplied(uses: Uses, tree: list[int], chosen: set[int], before: str, after: str) -> None:
    """Have what an editor supplied whole, “[Vienna]”, stay supplied whole under the other name."""
    if not issubclass(uses.rows, Noted):
        return
    for some in batched(iter(sorted(chosen)), _CHUNK):
        rows: Any = uses.rows._default_manager.filter(**{f"{uses.key}__in": tree, f"{uses.document}__in": some})
        rows.filter(supplied=before).update(supplied=after)


def names_of(model: Any, tree: Iterable[int]) -> list[Any]:
    """Return the other names of these headings; types, repositories and collections have none."""
    if model not in _NAMES:
        return []
    return list(_NAMES[model]._default_manager.filter(**{f"{KIND_OF[model]}__in": list(tree)}).order_by("key", "pk"))


def _give_names(model: Any, tree: list[int], names: set[int], other: Any) -> set[int]:
    """Give these other names to the heading, each once, and return the headings that lost or got some."""
    owner = KIND_OF[model]
    rows = [row for row in names_of(model, tree) if row.pk in names]
    touched = {getattr(row, f"{owner}_id") for row in rows}
    for row in rows:
        row.delete()
        row.pk, row._state.adding = None, True  # under a key of its own: an undo deletes it, and restores the other
        setattr(row, owner, other)
        is_there = type(row)._default_manager.filter(**{owner: other, "form": row.form}).exists()
        if not is_there and row.key != other.name_key:
            row.save()
    return touched | {other.pk} if rows else set()
