"""Accounts for commands: the one a command acts as, and those of the demo."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser, Group, User
from django.core.management import CommandError

from archive.journal.history import system_account

# The demo accounts and their groups; an account without a group is not staff.
DEMO: Mapping[str, str] = {
    "curator": "Curators",
    "curator2": "Curators",
    "reviewer": "Reviewers",
    "names": "Name editors",
    "names2": "Name editors",
    "admin": "Administrators",
    "nobody": "",
}


def acting(username: str) -> AbstractBaseUser:
    """Return the account with this name, or the system account for "". Raises CommandError if there is none."""
    if not username:
        return system_account()
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no account “{username}”. Leave out --by to act as the archive itself.")
    return found


def enrol_demo_accounts(password: str) -> None:
    """Create the demo accounts in their groups with this password; idempotent. `admin` is a superuser.

    Raises CommandError if the groups are missing.
    """
    groups = {group.name: group for group in Group.objects.filter(name__in=DEMO.values())}
    if missing := set(DEMO.values()) - groups.keys() - {""}:
        raise CommandError(f"The groups {', '.join(sorted(missing))} are missing. Run “manage.py migrate” first.")
    for username, group in DEMO.items():
        user, _ = User.objects.get_or_create(username=username)
        user.is_staff, user.is_active, user.is_superuser = True, True, username == "admin"
        if not (user.password and user.check_password(password)):
            user.set_password(password)
        user.save()
        user.groups.set([groups[group]] if group else [])
