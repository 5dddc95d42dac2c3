"""A process that makes a chance archive and goes on editing, merging, identifying, publishing and undoing in it."""

import random
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import IntegrityError, transaction  # noqa: E402

from archive.authority.deeds import claim  # noqa: E402
from archive.documents.models import Document  # noqa: E402
from archive.documents.vocabulary import State  # noqa: E402
from archive.editing import publishing  # noqa: E402
from archive.editing.saving import remember  # noqa: E402
from archive.editing.undoing import undo_run  # noqa: E402
from archive.journal.models import Run  # noqa: E402
from archive.journal.undo import UndoRefused  # noqa: E402
from archive.merging.identify import identify  # noqa: E402
from archive.merging.merge import merge  # noqa: E402
from archive.merging.refusals import IdentifyRefused, MergeRefused  # noqa: E402
from archive.people.models import Alias, Person  # noqa: E402
from tests.hands import staff  # noqa: E402
from tests.search.random_archive import Chance  # noqa: E402

_REFUSED = (UndoRefused, MergeRefused, IdentifyRefused, IntegrityError)


class Writer:
    """Somebody who never rests for long."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.chance = Chance(seed, size=60)
        self.by: User = staff("names", "Name editors")

    def writes(self) -> None:
        """One deed, of those that leave a run and those that do not; a deed that is refused is none."""
        deed: Callable[[], object] = self.random.choice(
            [self.chance.edit, self.saves, self.merges, self.undoes, self.undoes, self.identifies, self.publishes]
        )
        try:
            deed()
        except _REFUSED:
            return

    def saves(self) -> None:
        one = self.chance.one()
        with transaction.atomic():
            claim(Document.objects.filter(pk=one.pk))
            one.title, one.summary = f"Saved {self.chance.words(2)}", self.chance.words()
            one.save()
            remember("document", [one.pk], by=self.by)

    def merges(self) -> None:
        standing = list(Person.objects.standing().order_by("pk"))
        survivor, *absorbed = self.random.sample(standing, min(3, len(standing)))
        merge(survivor, absorbed[: self.random.randint(1, 2)], by=self.by, reason="one man")

    def undoes(self) -> None:
        latest = list(Run.objects.filter(undone_by=None).order_by("-pk")[:12])
        if latest:
            undo_run(self.random.choice(latest), by=self.by, reason="a slip")

    def identifies(self) -> None:
        nameless = Alias.objects.filter(person=None).order_by("pk").first()
        if nameless:
            credits = list(nameless.credits.order_by("pk").values_list("pk", flat=True))
            chosen = self.random.sample(credits, self.random.randint(0, len(credits)))
            bearer = self.random.choice([None, *Person.objects.standing().order_by("pk")])
            identify(nameless, by=self.by, person=bearer, new_name="" if bearer else nameless.form, credits=chosen)

    def publishes(self) -> None:
        some = [self.chance.one().pk for _ in range(3)]
        if self.random.random() < 0.5:
            publishing.withdraw(some, by=self.by, reason="a slip")
        else:
            hidden = Document.objects.exclude(state=State.PUBLISHED).order_by("pk").values_list("pk", flat=True)
            publishing.publish(list(hidden[:3]), by=self.by)


def main(seed: int) -> None:
    """Says "ready" when the archive stands; writes in bursts until nobody listens."""
    writer = Writer(seed)
    print("ready", flush=True)  # noqa: T201 the other process waits for it
    while True:
        for _ in range(writer.random.choice([1, 1, 2, 5])):
            writer.writes()
        time.sleep(writer.random.uniform(0, 0.4))


if __name__ == "__main__":
    main(int(sys.argv[1]))
