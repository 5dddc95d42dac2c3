"""The tables of the search package besides the text index: the log of changes and the words of names."""

from django.db import models

from archive.names.filing import Part


class IndexHead(models.Model):
    """The one row with the head of the log of changes.

    A writer locks it before appending, so that numbers appear in order; the token distinguishes a number from the same
    number in a history that was rolled back.
    """

    number = models.PositiveBigIntegerField(default=0)
    token = models.BigIntegerField(default=0)
    # The last change visible to readers, and its token: later versions have the same pages.
    shown = models.PositiveBigIntegerField(default=0)
    shown_token = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"change {self.number}"


class Change(models.Model):
    """What a writer changed, for every process to replace in its catalogue."""

    class Kind(models.TextChoices):
        DOCUMENTS = "documents", "documents"
        HEADINGS = "headings", "people, topics, places, types …"
        EVERYTHING = "everything", "everything"

    number = models.PositiveBigIntegerField(primary_key=True)
    token = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    ids = models.JSONField(default=list)  # keys of documents, or names of families

    def __str__(self) -> str:
        return f"change {self.number}: {self.kind}"


class NameToken(models.Model):
    """A word of a name, folded or in Latin letters, for autocompletion."""

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        TOPIC = "topic", "topic"
        PLACE = "place", "place"
        NAME = "name", "unidentified"

    kind = models.CharField(max_length=6, choices=Kind.choices)
    target = models.PositiveBigIntegerField()
    token = models.CharField(max_length=64)
    skeleton = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["token", "kind"], name="name_token_by_token"),
            models.Index(fields=["skeleton"], name="name_token_by_skeleton"),
            models.Index(fields=["kind", "target"], name="name_token_of_target"),
            # Holds all that is asked at a keystroke; by its class PostgreSQL finds beginnings in any collation.
            models.Index(
                fields=["kind", "token", "target"],
                opclasses=["varchar_ops", "varchar_pattern_ops", "int8_ops"],
                name="name_token_begun",
            ),
        ]

    def __str__(self) -> str:
        return str(self.token)


class WaitingName(models.Model):
    """A folded name that some credit had unidentified. Its number stands for it in the catalogue, and is never reused.

    It stays when everybody of that name has been identified. `part`, `heading`, `beside` (an office, an address) and
    `filed` are its place in the register: by its own form, until somebody decides what it is.
    """

    key = models.CharField(max_length=600, unique=True)
    part = models.CharField(max_length=8, default=Part.PEOPLE)
    heading = models.CharField(max_length=600)
    beside = models.CharField(max_length=600, default="")
    filed = models.CharField(max_length=600)

    class Meta:
        indexes = [models.Index(fields=["part", "filed"], name="waiting_name_by_part")]

    def __str__(self) -> str:
        return str(self.key)
