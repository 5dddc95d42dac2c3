"""Who acts, and who can: the account a command acts as, and the accounts of a demo."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser, Group, User
from django.core.management import CommandError

from archive.journal.history import system_account

# Everybody of the demo and the group that gives the rights; nobody is staff without any.
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
    """The account of this name, or the archive's own where none is given. Raises CommandError where there is none."""
    if not username:
        return system_account()
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no account “{username}”. Leave out --by to act as the archive itself.")
    return found


def enrol_demo_accounts(password: str) -> None:
    """Every account of the demo exists, in its group, with this password; `admin` may do everything.

    Raises CommandError where the groups are missing.
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
