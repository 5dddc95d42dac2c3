"""Every address behind the sign-in that is no record's, and who may ask for it: a table, in which none is missing."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.admin.forms import signed_in
from tests.hands import PASSWORD, staff

pytestmark = pytest.mark.django_db

ROLES: Final = {
    "c": "Curators",
    "r": "Reviewers",
    "n": "Name editors",
    "a": "Administrators",
    "-": "",
    "x": "a stranger",
}
DESK, ALL = "crna-", "crna-x"
# Who may look and who may send; {user} and {group} are filled in. Others are refused, a stranger is led to the sign-in.
TABLE: Final = {
    "": (DESK, DESK),
    "login/": (ALL, ALL),
    "logout/": ("x", ALL),
    "forgotten/": (ALL, ALL),
    "forgotten/sent/": (ALL, ""),
    "password/{uidb64}/{token}/": (ALL, ALL),
    "password/chosen/": (ALL, ""),
    "password_change/": (DESK, DESK),
    "password_change/done/": (DESK, ""),
    "second-factor/": (DESK, ""),
    "second-factor/code/": (ALL, ALL),
    "second-factor/code-again/": (DESK, DESK),
    "second-factor/password-again/": (DESK, DESK),
    "second-factor/set-up/": (DESK, DESK),
    "second-factor/remove/": (DESK, DESK),
    "second-factor/recovery-codes/": (DESK, ""),
    "second-factor/recovery-codes/new/": (DESK, DESK),
    "second-factor/sign-in/": (ALL, ALL),
    "sessions/": (DESK, DESK),
    "jsi18n/": (DESK, ""),
    "auth/user/": ("a", "a"),
    "auth/user/add/": ("a", "a"),
    "auth/user/{user}/change/": ("a", "a"),
    "auth/user/{user}/history/": ("a", "a"),
    "auth/user/{user}/delete/": ("", ""),
    "auth/user/{user}/invite/": ("", "a"),
    "auth/user/{user}/second-factor/": ("", "a"),
    "auth/user/{user}/password/": ("a", "a"),
    "auth/user/{user}/": (DESK, DESK),
    "auth/group/": ("a", "a"),
    "auth/group/add/": ("", ""),
    "auth/group/{group}/change/": ("a", ""),
    "auth/group/{group}/history/": ("a", "a"),
    "auth/group/{group}/delete/": ("", ""),
    "auth/group/{group}/": (DESK, DESK),
    "app/auth/": ("a", "a"),
}  # fmt: skip
# Of a record's own side: `test_rights` has them in its table. The last leads whatever is unknown to the sign-in.
ELSEWHERE: Final = ("archive/", "autocomplete/", "r/", "(?P<url>")


def addresses(of: Any = None, before: str = "") -> Iterator[str]:
    """Every address below `/admin/` with its parts as names: `auth/user/{user}/change/`."""
    for each in get_resolver().url_patterns if of is None else of:
        whole = before + str(each.pattern)
        if not isinstance(each, URLPattern):
            yield from addresses(each.url_patterns, whole)
        elif whole.startswith("admin/"):
            yield whole.removeprefix("admin/")


def _named(address: str) -> str:
    """As the table writes it."""
    if address.startswith("^(?P<app_label>"):
        return "app/auth/"
    record = "user" if address.startswith("auth/user") else "group"
    return re.sub(
        r"<(?:\w+:)?(\w+)>", lambda part: f"{{{record if part[1] in {'pk', 'id', 'object_id'} else part[1]}}}", address
    )


def test_no_address_behind_the_sign_in_is_missing_in_the_table() -> None:
    known = {_named(address) for address in addresses() if not address.startswith(ELSEWHERE)}
    assert known == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reaches_what_it_needs_and_no_more(role: str) -> None:
    subject, root = staff("nadia", "Curators"), User.objects.create_superuser("root", password=PASSWORD)
    parts = {"user": subject.pk, "group": Group.objects.get(name="Curators").pk, "uidb64": "MQ", "token": "x-y"}
    amiss = []
    for address, may in TABLE.items():
        for method, letters in zip(("get", "post"), may, strict=True):
            client = Client() if role == "x" else signed_in(f"somebody {role}", ROLES[role])
            where = "/admin/" + address.replace("app/auth/", "auth/").format(**parts)
            answer = getattr(client, method)(where)
            leads = answer.headers.get("Location", "") if answer.status_code == 302 else ""
            to_sign_in = "/admin/login/" in leads or "/second-factor/sign-in/" in leads
            refused = answer.status_code in {403, 404, 405} or to_sign_in
            # 404: there is no second factor yet that could be removed.
            through = answer.status_code in {200, 302, 404, 409} and (
                not to_sign_in or role == "x" or "sign-in" in address
            )
            if (role in letters and not through) or (role not in letters and not refused):
                amiss.append(f"{method} {where}: {answer.status_code} {leads}")
    assert not amiss
    root.refresh_from_db()
    assert User.objects.get(pk=subject.pk).is_active
    assert list(subject.groups.values_list("name", flat=True)) == ["Curators"]
