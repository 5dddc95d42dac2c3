"""The alias each name of a run is credited to, for all names at once.

By the rules of `people.naming`: a name that exactly one identity bears whole is its alias; any other is unidentified.
"""

from collections.abc import Iterable

from archive.authority.pouring import pour_records
from archive.interchange.record import TravellingCredit
from archive.interchange.resolving import name_key
from archive.interchange.resolving.people import People
from archive.interchange.slicing import slices
from archive.names.keys import script_of
from archive.people.models import Alias
from archive.people.naming import whole_bearers

# A form and the identity it is an alias of, None for an unidentified name.
Wanted = tuple[str, int | None]


class Names:
    """A cache of the alias of each name of a run."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._bearer: dict[str, int | None] = {}
        self._aliases: dict[Wanted, int] = {}

    def settle(self, credits: Iterable[TravellingCredit]) -> list[int]:
        """Create missing aliases for these names, and return the keys of those created.

        Names given with their person come first, so that the order of the file makes no difference.
        """
        credits = list(credits)
        told = {(credit.name, self._people.identity(credit.person)) for credit in credits if credit.person}
        made = self._make_missing(told)
        open_names = {credit.name for credit in credits if not credit.person and not credit.unidentified}
        for forms in slices(open_names - self._bearer.keys()):
            self._learn_bearers(forms)
        return made + self._make_missing({self._wanted(credit) for credit in credits})

    def alias(self, credit: TravellingCredit) -> int:
        """Return the alias of this credit."""
        return self._aliases[self._wanted(credit)]

    def _wanted(self, credit: TravellingCredit) -> Wanted:
        if credit.person:
            return credit.name, self._people.identity(credit.person)
        return credit.name, None if credit.unidentified else self._bearer.get(credit.name)

    def _learn_bearers(self, forms: list[str]) -> None:
        borne = whole_bearers(forms)
        for form in forms:
            identities = borne.get(name_key(form), frozenset())
            self._bearer[form] = next(iter(identities)) if len(identities) == 1 else None

    def _make_missing(self, wanted: Iterable[Wanted]) -> list[int]:
        missing = [pair for pair in dict.fromkeys(wanted) if pair not in self._aliases]
        self._look(missing)
        news = [pair for pair in sorted(missing, key=str) if pair not in self._aliases]
        pour_records([_alias(*pair) for pair in news])
        self._look(news)
        return [self._aliases[pair] for pair in news]

    def _look(self, wanted: Iterable[Wanted]) -> None:
        for forms in slices({form for form, _ in wanted}):
            rows = Alias.objects.filter(form__in=forms).order_by("pk")
            for pk, form, identity in rows.values_list("pk", "form", "person__identity_id"):
                self._aliases.setdefault((form, identity), pk)


def _alias(form: str, identity: int | None) -> Alias:
    return Alias(form=form, person_id=identity, kind=Alias.Kind.SPELLING, script=script_of(form))
