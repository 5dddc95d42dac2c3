"""The short fixed vocabularies that describe a document; the long ones (types, languages) are data."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The state of a record's publication."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    SCHEDULED = "scheduled", _("to be published on a day")
    PUBLISHED = "published", _("published")
    HELD = "held", _("held back")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Role(models.TextChoices):
    """What a name does in a document."""

    AUTHOR = "author", _("author")
    RECIPIENT = "recipient", _("recipient")
    VIA = "via", _("via")
    ON_BEHALF_OF = "on_behalf_of", _("on behalf of")
    PARTICIPANT = "participant", _("participant")
    SIGNATORY = "signatory", _("signatory")
    MENTIONED = "mentioned", _("mentioned")
    TRANSLATOR = "translator", _("translator")


# Django makes the list of values anew at each look.
ROLES: Final = frozenset(Role.values)


# The roles of the public list's filters (the contract's `author`, `recipient`, `person`).
WRITING_ROLES = (Role.AUTHOR, Role.SIGNATORY, Role.ON_BEHALF_OF)
RECEIVING_ROLES = (Role.RECIPIENT,)
PERSON_ROLES = tuple(role for role in Role if role is not Role.TRANSLATOR)


class Certainty(models.TextChoices):
    """How sure the archive is that the name does this in the document."""

    CERTAIN = "certain", _("certain")
    PROBABLE = "probable", _("probable")
    POSSIBLE = "possible", _("possible")
    DISPUTED = "disputed", _("disputed")


class DateBasis(models.TextChoices):
    """Where the date comes from."""

    STATED = "stated", _("stated in the document")
    INFERRED = "inferred", _("inferred")
    CATALOGUE = "catalogue", _("taken from a catalogue")


class TextKind(models.TextChoices):
    """What a text is to its document."""

    ORIGINAL = "original", _("original")
    TRANSLATION = "translation", _("translation")
    TRANSCRIPT = "transcript", _("transcript")


class BackerKind(models.TextChoices):
    """What a backer did for the publication of a document."""

    DONOR = "donor", _("donor")
    CONTRIBUTOR = "contributor", _("document contributor")
