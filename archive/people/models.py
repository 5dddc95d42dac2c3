"""Who somebody is (`Person`) and how they are called in documents (`Alias`)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import KeyField, LineField, ProseField
from archive.authority.models import AuthorityRecord, not_into_itself
from archive.dates.fields import ImpreciseDateField
from archive.names.keys import name_key
from archive.people.querysets import AliasQuerySet, PersonQuerySet


class Person(AuthorityRecord):
    """An identity: a human being, a body, or a group of people acting together."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        BODY = "body", _("body")
        GROUP = "group", _("group of people")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PERSON)
    sort_name = LineField(
        _("sort name"),
        max_length=500,
        blank=True,
        help_text=_("As it stands in an A–Z: “Stalin, Joseph”, but “Mao Zedong”."),
    )
    born = ImpreciseDateField(
        _("born"),
        null=True,
        blank=True,
        help_text=_("“1878”, “c. 1880”, “18 December 1878”. For a body: when it was founded."),
    )
    died = ImpreciseDateField(_("died"), null=True, blank=True, help_text=_("For a body: when it was dissolved."))
    description = LineField(
        _("description"), max_length=500, blank=True, help_text=_("One sentence that tells them from their namesakes.")
    )
    biography = ProseField(_("biography"), blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sections",
        verbose_name=_("part of"),
        help_text=_("For a body: the body to which it belongs."),
    )
    source = LineField(max_length=100, blank=True, editable=False)
    external_id = LineField(max_length=200, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name_key", "pk"]
        permissions = [
            ("merge_person", _("Can merge and split people")),
            ("suggest_merge", _("Can suggest that people are the same")),
        ]
        constraints = [
            not_into_itself("person"),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="person_once_per_source"
            ),
        ]


class Alias(models.Model):
    """A name form as it stands in documents; without a person it is an unidentified name.

    Its form is not edited once a document credits it: mending one document moves that credit to another alias.
    """

    class Kind(models.TextChoices):
        PREFERRED = "preferred", _("preferred name")
        SPELLING = "spelling", _("spelling")
        TRANSLITERATION = "transliteration", _("transliteration")
        ORIGINAL = "original", _("original script")
        COVER = "cover", _("cover name")
        TITLE = "title", _("title or office")
        MISSPELLING = "misspelling", _("misspelling")

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="aliases", verbose_name=_("person")
    )
    form = LineField(_("form"), max_length=500, help_text=_("The name exactly as it is written."))
    key = KeyField(source="form", by=name_key, db_index=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.SPELLING)
    script = models.CharField(
        _("script"), max_length=4, blank=True, help_text=_("ISO 15924: Latn, Cyrl, Hani …; found by itself.")
    )
    scheme = LineField(
        _("scheme"), max_length=40, blank=True, help_text=_("How it was romanised: pinyin, Wade-Giles, BGN/PCGN …")
    )
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("BCP 47: ru, zh, ko …"))
    # False where they are called by the name that the record bears.
    heads = models.BooleanField(
        _("preferred"),
        default=False,
        help_text=_("Pages in its language call the person so; without a language, pages in its script."),
    )
    used_from = ImpreciseDateField(_("used from"), null=True, blank=True)
    used_until = ImpreciseDateField(_("used until"), null=True, blank=True)
    note = ProseField(_("note"), blank=True)
    # False where it was given in some documents only: then it resolves nothing in other documents.
    whole = models.BooleanField(_("borne in every document"), default=True, editable=False)
    # True where only changes of records that wait for a reviewer have written it: readers do not know it yet.
    pending = models.BooleanField(_("waits for publication"), default=False, editable=False)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["key", "pk"]
        permissions = [("identify_alias", _("Can say whose name it is"))]
        constraints = [
            models.UniqueConstraint(fields=["person", "form"], name="alias_once_per_person"),
            models.UniqueConstraint(fields=["form"], condition=Q(person=None), name="alias_once_unidentified"),
            models.UniqueConstraint(fields=["person"], condition=Q(kind="preferred"), name="alias_one_preferred"),
            models.UniqueConstraint(
                fields=["person", "language"], condition=Q(heads=True) & ~Q(language=""), name="alias_heads_a_language"
            ),
            models.UniqueConstraint(
                fields=["person", "script"], condition=Q(heads=True, language=""), name="alias_heads_a_script"
            ),
            models.CheckConstraint(condition=~Q(form=""), name="alias_has_a_form"),
        ]
        indexes = [models.Index(fields=["language"], condition=Q(heads=True), name="alias_heading_pages")]

    def __str__(self) -> str:
        return str(self.form)


class Identifier(models.Model):
    """An identifier of the person in another authority file.

    Two people may share one: that is reported, never forbidden.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="identifiers", verbose_name=_("person"))
    scheme = models.SlugField(_("scheme"), max_length=20, help_text=_("viaf, wikidata, lcnaf, gnd, isni …"))
    value = LineField(_("value"), max_length=200)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [models.UniqueConstraint(fields=["person", "scheme", "value"], name="identifier_once_per_person")]
        indexes = [models.Index(fields=["scheme", "value"], name="identifier_by_value")]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class NotSame(models.Model):
    """A decision about two people, kept with its reason; the smaller key comes first.

    `not_same` blocks a merge of the pair and hides the suggestion; `perhaps` marks it.
    """

    class Verdict(models.TextChoices):
        NOT_SAME = "not_same", _("not the same")
        PERHAPS = "perhaps", _("perhaps the same")

    first = models.ForeignKey(Person, models.PROTECT, related_name="decided_first", verbose_name=_("first"))
    second = models.ForeignKey(Person, models.PROTECT, related_name="decided_second", verbose_name=_("second"))
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict.choices)
    reason = ProseField(_("reason"))
    decided = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a pair")
        verbose_name_plural = _("decisions on pairs")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="not_same_once_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="not_same_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}: {self.get_verdict_display()}"


class NotBorne(models.Model):
    """A decision that a waiting name is not this person's, kept with its reason: "Filippov" is not Gomułka.

    It holds for the folded name, whatever its case and accents, and for everybody merged with the person.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="names_not_borne", verbose_name=_("person"))
    form = LineField(_("form"), max_length=500)
    key = KeyField(source="form", by=name_key, db_index=True)
    reason = ProseField(_("reason"))
    decided = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a name")
        verbose_name_plural = _("decisions on names")
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="not_borne_once")]

    def __str__(self) -> str:
        return f"“{self.form}” / {self.person}"


class Departure(models.Model):
    """A name that a split moved to somebody else, so that the page of whom it left can say where it went.

    Written by the split, and deleted by its undo.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="departures", verbose_name=_("person"))
    to = models.ForeignKey(Person, models.PROTECT, related_name="arrivals", verbose_name=_("to"))
    form = LineField(_("form"), max_length=500)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.form}: {self.person} → {self.to}"
