"""The credits of a record as HTML, rendered with the pattern for their kind."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from archive.admin.ambiguous import badge
from archive.admin.record.drawn import DrawnRows, Pattern, PatternRow, hole, options
from archive.admin.record.picking import shown
from archive.documents.models import Credit


class DrawnCredits(DrawnRows):
    """Mixin of the credit formset."""

    def saved(self) -> Iterable[str]:
        """Return the existing credits, rendered as their forms would be."""
        return (self._filled(number, credit) for number, credit in enumerate(self.get_queryset()))

    def _filled(self, number: int, credit: Credit) -> str:
        bearer: Any = credit.alias.person and credit.alias.person.identity
        others = badge(credit.alias, getattr(credit, "bearers", None))
        return self._pattern(is_borne=bearer is not None, is_noted=bool(credit.note)).filled(
            {
                "number": number, "id": credit.pk, "name": credit.alias.form, "supplied": credit.supplied,
                "role": self._roles[credit.role], "certainty": self._certainties[credit.certainty],
                "person": bearer.slug if bearer else "", "note": credit.note, "position": credit.position,
                "shown": shown(bearer) if bearer else "", "others": others,
            }
        )  # fmt: skip

    def _pattern(self, *, is_borne: bool, is_noted: bool) -> Pattern:
        if (is_borne, is_noted) not in self._patterns:
            row = PatternRow(
                self, frozenset() if is_noted else frozenset({"note"}), others=hole("others"),
                bearer_shown=hole("shown") if is_borne else "",
            )  # fmt: skip
            self._patterns[is_borne, is_noted] = Pattern(self._row(row))
        return self._patterns[is_borne, is_noted]

    @cached_property
    def _patterns(self) -> dict[tuple[bool, bool], Pattern]:
        return {}

    @cached_property
    def _roles(self) -> Any:
        return options(self, "role")

    @cached_property
    def _certainties(self) -> Any:
        return options(self, "certainty")
