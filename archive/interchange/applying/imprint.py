"""The imprint an archive is delivered with."""

from typing import Any

from archive.imprint.models import THE_ONE, Imprint, Wording
from archive.journal.runs import OpenRun
from archive.search import engine


def lay_imprint(said: dict[str, Any], run: OpenRun) -> None:
    """Create the imprint, unless the archive has one already."""
    if Imprint.objects.filter(pk=THE_ONE).exists():
        return
    wordings = said.pop("wordings")
    imprint = Imprint.objects.create(**said)
    for wording in wordings:
        Wording.objects.create(imprint=imprint, **wording)
    run.record("imprint", [THE_ONE])
    engine.refresh_headings("imprint", [THE_ONE])
