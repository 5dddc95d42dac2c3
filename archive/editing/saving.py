"""Saving: record in the journal what a form wrote, refresh the index, and refuse a stale form before it writes."""

from collections.abc import Collection, Iterable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.editing import pending
from archive.editing.models import PendingVersion
from archive.journal import history
from archive.journal.history import revisions_of
from archive.journal.models import Revision, Run
from archive.journal.runs import open_run
from archive.journal.wholes import BY_KIND, kept_fields
from archive.search import engine

# The journal words a save by the names of the records it changed.
BY_NAME = {"by_name": True}


class SaveRefused(ValueError):
    """Raised when a form is not saved; the message says why, and nothing typed is lost."""


def remember(kind: str, pks: Iterable[int], *, by: AbstractBaseUser, reason: str = "") -> None:
    """Record these rows in the journal and refresh the index for them. Call it in the transaction that wrote them."""
    remember_all({kind: pks}, by=by, reason=reason)


def remember_all(touched: dict[str, Iterable[int]], *, by: AbstractBaseUser, reason: str = "", deed: str = "") -> None:
    """Do the same for records of several kinds as one run, worded by `deed` or else by the records' names."""
    lists = {kind: sorted(pks) for kind, pks in touched.items()}
    came = set(lists.get("alias", ()))
    came -= set(Revision.objects.filter(kind="alias", object_id__in=came).values_list("object_id", flat=True))
    with open_run(Run.Kind.EDIT, by=by, reason=reason, told={"deed": deed} if deed else dict(BY_NAME)) as run:
        for kind, pks in lists.items():
            run.record(kind, pks)
            # Saving a document may create aliases but changes none; refreshing all documents of a name that stands in
            # thousands would make every process read them again.
            if kind != "alias" or "document" not in lists:
                refresh(kind, pks, besides=lists.get("document", ()))
            else:
                engine.learn_aliases(came)


def remember_aside(touched: dict[str, Iterable[int]], *, by: AbstractBaseUser) -> None:
    """Record in the journal the aliases and types that a pending version created; readers see nothing of it."""
    with open_run(Run.Kind.EDIT, by=by, told=dict(BY_NAME)) as run:
        for kind, pks in touched.items():
            run.record(kind, pks)
        engine.learn_aliases(touched.get("alias", ()))


def version_of(kind: str, pk: int) -> int:
    """Return the version a form carries, by which a stale save is detected."""
    return pending.version_of(pk) if kind == "document" else history.version_of(kind, pk)


def refresh(kind: str, pks: Iterable[int], besides: Collection[int] = ()) -> None:
    """Refresh the search index and the catalogue for records of this kind.

    Documents under a heading are reindexed but for `besides`, which are refreshed themselves.
    """
    pks = list(pks)
    if kind == "document":
        engine.refresh(pks)
    elif kind == "person":
        engine.refresh_people(pks)
    elif kind == "alias":
        engine.refresh_aliases(pks)
    elif kind != "decision":
        engine.refresh_headings(kind, pks, besides)


def require_fresh(kind: str, pk: int, version: int) -> None:
    """Raise SaveRefused unless the record, or its pending version, is as when the form was opened.

    The message names who saved it since, and when.
    """
    waits = pending.waiting(pk) if kind == "document" else None
    if waits is not None or version < 0:
        _require_same(waits, version)
        return
    latest: Revision | None = revisions_of(kind, pk).first()
    if latest is None or latest.pk == version:
        return
    when = date_format(timezone.localtime(latest.run.at), "j E, H:i")
    words = _(
        "%(user)s saved this record on %(when)s, after you had opened it. What you typed is still here: open the "
        "record in another tab, compare, and save again from there."
    )
    since = "; ".join(_said_since(kind, version, latest))
    told = [words % {"user": latest.run.by, "when": when}]
    told += [_("Changed since then: %(changes)s.") % {"changes": since}] if since else []
    raise SaveRefused(" ".join(told))


def _require_same(waits: PendingVersion | None, version: int) -> None:
    if waits is None:
        raise SaveRefused(
            _("The change that waited was published or thrown away after you had opened it. What you typed is still "
              "here: open the record in another tab, compare, and save again from there.")
        )  # fmt: skip
    if waits.version != version:
        words = _(
            "%(user)s saved the change that waits on %(when)s, after you had opened it. What you typed is still here: "
            "open the record in another tab, compare, and save again from there."
        )
        when = date_format(timezone.localtime(waits.changed), "j E, H:i")
        raise SaveRefused(words % {"user": waits.by, "when": when})


def _said_since(kind: str, version: int, latest: Revision) -> Iterator[str]:
    """Yield what changed since the form was opened: fields with their new values, and parts by name."""
    opened = Revision.objects.filter(pk=version, kind=kind, object_id=latest.object_id).first()
    if opened is None or opened.value is None or latest.value is None:
        return
    whole, was, now = BY_KIND[kind], opened.value, latest.value
    for field in kept_fields(whole.model):
        said = now["fields"].get(field.attname)
        if field.editable and said != was["fields"].get(field.attname):
            yield str(field.verbose_name) if field.is_relation else f"{field.verbose_name} “{str(said or '')[:200]}”"
    for part in whole.parts:
        if was["parts"].get(part.name) != now["parts"].get(part.name):
            yield str(part.model._meta.verbose_name_plural)
