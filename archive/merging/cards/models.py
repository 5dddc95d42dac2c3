"""The queue as it is stored: a card for each probable person, its rows, and claims on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.merging.reasons import ReasonsField
from archive.people.models import Alias, Person


class Card(models.Model):
    """One probable person: whom it stands for, and what accepting it as ticked would do.

    Stored so that the queue's page is read, not computed. `key` stays while one ticked row stays; `seen` is the digest
    of what is shown. `gain` is the number of waiting credits it would resolve, `joins` that of the credits of people it
    would merge away.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        BODY = "body", _("body")
        OFFICE = "office", _("office")
        SEVERAL = "several", _("several people in one name")
        NO_NAME = "no_name", _("not a name")

    key = models.CharField(_("key"), max_length=16, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="cards", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PERSON)
    proposed_name = models.CharField(_("proposed name"), max_length=500)
    sort_name = models.CharField(_("sort name"), max_length=500)
    description = models.CharField(_("description"), max_length=500, blank=True)
    gain = models.PositiveIntegerField(_("gain"), default=0)
    joins = models.PositiveIntegerField(_("joins"), default=0)
    worth = models.PositiveIntegerField(
        _("worth"), default=0
    )  # orders by gain: twice what it resolves, and what it may
    score = models.FloatField(_("score"), default=0)
    sure = models.BooleanField(_("sure"), default=False)
    against = models.BooleanField(_("something speaks against it"), default=False)
    script = models.CharField(_("script"), max_length=4, blank=True)
    first = models.IntegerField(_("first year"), null=True)
    last = models.IntegerField(_("last year"), null=True)
    # Keys between bars (`|3|17|`), so that one is found as a substring.
    collections = models.TextField(_("collections"), blank=True)
    grounds = models.TextField(_("kinds of reasons"), blank=True)
    words = models.TextField(_("words"), blank=True)
    newest = models.PositiveBigIntegerField(_("newest name"), default=0)
    later = models.DateTimeField(_("later"), null=True)
    seen = models.CharField(_("seen"), max_length=16)

    class Meta:
        default_permissions = ()
        # Of the cards that are not put off: so a page of the queue is read without sorting them, and they are counted.
        indexes = [
            models.Index(fields=order, name=name, condition=models.Q(later=None))
            for name, order in (
                ("card_next_by_gain", ["-worth", "id"]),
                ("card_next_by_certainty", ["-score", "id"]),
                ("card_next_by_name", ["sort_name", "id"]),
                ("card_next_by_newest", ["-newest", "id"]),
            )
        ]

    def __str__(self) -> str:
        return str(self.proposed_name)


class Member(models.Model):
    """A row of a card: a person, or a waiting name, as a whole or in some of its documents."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="members", verbose_name=_("card"))
    position = models.PositiveIntegerField(_("position"), default=0)
    name = models.ForeignKey(Alias, models.CASCADE, null=True, related_name="+", verbose_name=_("name"))
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+", verbose_name=_("person"))
    # Keys of the documents meant; empty for all in which the name waits.
    documents = models.JSONField(_("documents"), default=list)
    ticked = models.BooleanField(_("ticked"), default=False)
    score = models.FloatField(_("score"), default=0)
    ground = models.CharField(_("kind of reason"), max_length=24, blank=True)
    reasons = ReasonsField(_("reasons"), default=list)
    against = ReasonsField(_("against"), default=list)
    number = models.PositiveIntegerField(_("number of documents"), default=0)
    credits = models.PositiveIntegerField(_("number of credits"), default=0)
    first = models.IntegerField(_("first year"), null=True)
    last = models.IntegerField(_("last year"), null=True)
    roles = models.JSONField(_("roles"), default=dict)
    samples = models.JSONField(_("samples"), default=list)  # keys of the first few documents

    class Meta:
        default_permissions = ()
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(name=None) ^ models.Q(person=None), name="member_is_a_name_or_a_person"
            )
        ]

    def __str__(self) -> str:
        return str(self.name or self.person)


class Claim(models.Model):
    """A user's claim on a card until a time; neither the journal nor readers see it."""

    key = models.CharField(_("card"), max_length=16, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    until = models.DateTimeField(_("until"))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key}: {self.by}"
