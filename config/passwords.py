"""A password validator against repetitions of the account's name."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_FEWEST = 8


class NotTheNameAgain:
    """Rejects a password with fewer than eight characters left after removing the account's names."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError, for example for `curator2curator2` of the account `curator2`."""
        names = (user and getattr(user, part, "") for part in ("username", "first_name", "last_name", "email"))
        left = password.casefold()
        for part in sorted({piece for name in names if name for piece in _pieces(name)}, key=len, reverse=True):
            left = left.replace(part, "")
        if len(left) < _FEWEST:
            raise ValidationError(self.get_help_text(), code="password_of_names")

    def get_help_text(self) -> str:
        return _("Besides your own name, the password needs at least eight letters or signs.")


def _pieces(name: str) -> list[str]:
    whole = name.casefold()
    return [piece for piece in (whole, *re.split(r"\W+", whole)) if len(piece) > 2]
