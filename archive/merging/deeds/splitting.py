"""Several people in one name: each credit becomes one for each of them."""

from collections.abc import Sequence

from archive.authority.deeds import claim
from archive.documents.models import Credit, Document
from archive.journal.runs import OpenRun
from archive.people.models import Alias
from archive.people.naming import alias_as_borne
from archive.search import engine


def split_names(run: OpenRun, names: Sequence[Alias], parts: Sequence[str]) -> None:
    """Replace every credit of these waiting names by one for each part, in the same role.

    Each part finds its person as any entered name does.
    """
    credits = list(Credit.objects.filter(alias__in=names).order_by("pk"))
    documents = {credit.document_id for credit in credits}
    claim(Document.objects.filter(pk__in=documents))
    targets = []
    for part in parts:
        alias, _made = alias_as_borne(part)
        targets.append(alias.pk)
    Credit.objects.filter(pk__in=[credit.pk for credit in credits]).delete()
    Credit.objects.bulk_create(
        (
            Credit(
                document_id=credit.document_id, alias_id=target, role=credit.role, certainty=credit.certainty,
                supplied=credit.supplied, note=credit.note, position=credit.position,
            )
            for credit in credits
            for target in targets
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    gone = [name.pk for name in names]
    run.record("alias", [*gone, *targets])
    Alias.objects.filter(pk__in=gone, person=None, credits=None).delete()
    engine.refresh_aliases([*gone, *targets])
    run.record("document", documents)
    engine.refresh(documents)
