"""What a form sent, copied quickly: Django copies it once for every part of a record, each time word by word."""

from collections.abc import MutableMapping
from typing import Any, Self

from django.http import QueryDict


class Sent(QueryDict):
    """The fields of a form, in their order. A copy has lists of its own and shares the words in them."""

    @classmethod
    def of(cls, posted: QueryDict) -> Self:
        """The same fields, which may be written to."""
        copied = cls(mutable=True, encoding=posted.encoding)
        for name, values in posted.lists():
            copied.setlist(name, list(values))
        return copied

    def __deepcopy__(self, memo: MutableMapping[int, Any]) -> Self:
        return self.of(self)
