"""A person's roles in documents, as filters of the list: wrote, received, otherwise named."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from archive.documents.vocabulary import PERSON_ROLES, RECEIVING_ROLES, WRITING_ROLES
from archive.search.engine import Uses
from archive.web.parameters import Pair


def deeds_of(slug: str, uses: Uses) -> list[tuple[str, Uses, Sequence[Pair]]]:
    """Return each kind of role with its uses and the parameters of the list with the same documents."""
    wrote, received = uses.in_roles(*WRITING_ROLES), uses.in_roles(*RECEIVING_ROLES)
    otherwise = uses.in_roles(*PERSON_ROLES).beside(wrote, received)
    neither = (("person", slug), ("not_author", slug), ("not_recipient", slug))
    return [
        (_("Wrote"), wrote, (("author", slug),)),
        (_("Received"), received, (("recipient", slug),)),
        (_("Named otherwise"), otherwise, neither),
    ]
