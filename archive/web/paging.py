"""Pagination of a list: the range of this page, and the links to the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from archive.imprint.figures import figure

NEAR: Final = 2


@dataclass(frozen=True, slots=True)
class Paging:
    """Page `number` of a list of `total` items, `per_page` on each."""

    number: int
    per_page: int
    total: int

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.per_page))

    @property
    def is_past_the_end(self) -> bool:
        return self.number > self.last

    @property
    def stretch(self) -> str:
        """The range of the page: “1 - 10 of 1,248”; “0 - 0 of 0” for an empty list."""
        first = (self.number - 1) * self.per_page + 1 if self.total else 0
        last = min(self.number * self.per_page, self.total)
        said = {"first": figure(first), "last": figure(last), "total": figure(self.total)}
        return _("%(first)s - %(last)s of %(total)s") % said

    @property
    def first_row(self) -> int:
        """The number of the first row on this page."""
        return (self.number - 1) * self.per_page + 1

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1 if self.number < self.last else 0

    def shown(self) -> Iterator[int]:
        """Yield the page numbers to print, 0 for a gap: the first, the last, and those near this page."""
        before = 0
        near = range(self.number - NEAR, self.number + NEAR + 1)
        for number in sorted({1, self.last, *(n for n in near if 1 <= n <= self.last)}):
            if number == before + 2:
                yield number - 1
            elif number > before + 1:
                yield 0
            yield number
            before = number
