"""The short fixed lists of words that describe a document; the long ones (types, languages) are data."""

from django.db import models


class State(models.TextChoices):
    """Where a record is on its way to readers."""

    DRAFT = "draft", "draft"
    REVIEW = "review", "in review"
    PUBLISHED = "published", "published"
    HELD = "held", "held back"
    WITHDRAWN = "withdrawn", "withdrawn"


class Role(models.TextChoices):
    """What a name does in a document."""

    AUTHOR = "author", "author"
    RECIPIENT = "recipient", "recipient"
    VIA = "via", "via"
    ON_BEHALF_OF = "on_behalf_of", "on behalf of"
    PARTICIPANT = "participant", "participant"
    SIGNATORY = "signatory", "signatory"
    MENTIONED = "mentioned", "mentioned"
    TRANSLATOR = "translator", "translator"


# Whom the filters of the public list count (the contract's `author`, `recipient`, `person`).
WRITING_ROLES = (Role.AUTHOR, Role.SIGNATORY, Role.ON_BEHALF_OF)
RECEIVING_ROLES = (Role.RECIPIENT,)
PERSON_ROLES = tuple(role for role in Role if role is not Role.TRANSLATOR)


class Certainty(models.TextChoices):
    """How sure the archive is that the name does this in the document."""

    CERTAIN = "certain", "certain"
    PROBABLE = "probable", "probable"
    POSSIBLE = "possible", "possible"
    DISPUTED = "disputed", "disputed"


class DateBasis(models.TextChoices):
    """Where the date comes from."""

    STATED = "stated", "stated in the document"
    INFERRED = "inferred", "inferred"
    CATALOGUE = "catalogue", "taken from a catalogue"


class TextKind(models.TextChoices):
    """What a text is to its document."""

    ORIGINAL = "original", "original"
    TRANSLATION = "translation", "translation"
    TRANSCRIPT = "transcript", "transcript"


class BackerKind(models.TextChoices):
    """What somebody gave so that the document could be published."""

    DONOR = "donor", "donor"
    CONTRIBUTOR = "contributor", "document contributor"
