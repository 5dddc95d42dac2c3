"""The four groups as checkboxes, each with what its members may do."""

from typing import Any, Final

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Case, QuerySet, When
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

# By the names that the migration gave them.
MAY: Final = {
    "Curators": gettext_lazy(
        "enter and correct records, topics and places, bring in files; what readers see changes only after review"
    ),
    "Reviewers": gettext_lazy(
        "publish, send back, hold and withdraw records; answer readers’ suggestions; merge topics"
    ),
    "Name editors": gettext_lazy("say whose a name is; merge, split and describe people"),
    "Administrators": gettext_lazy(
        "invite people and tick their groups; how the archive shows itself; all of the above"
    ),
}


_CALLED: Final = {
    "Curators": gettext_lazy("Curators"),
    "Reviewers": gettext_lazy("Reviewers"),
    "Name editors": gettext_lazy("Name editors"),
    "Administrators": gettext_lazy("Administrators"),
}


def called(group: Group) -> str:
    """Return the name of the group in the language of the page; groups of an archive's own keep theirs."""
    return str(_CALLED.get(group.name, group.name))


def in_turn(groups: QuerySet[Group]) -> QuerySet[Group]:
    """Order the groups as they build on one another, so that “all of the above” is true; others follow by name."""
    turns = [When(name=name, then=at) for at, name in enumerate(MAY)]
    return groups.order_by(Case(*turns, default=len(MAY)), "name")


class GroupsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Groups to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, groups: QuerySet[Group], **kwargs: Any) -> None:
        super().__init__(in_turn(groups), required=False, label=gettext_lazy("Groups"), **kwargs)

    def label_from_instance(self, obj: Any) -> SafeString:
        return format_html('<b>{}</b> <span class="quiet">{}</span>', called(obj), MAY.get(obj.name, ""))
