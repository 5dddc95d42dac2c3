"""What is done every night, and who hears of what went wrong."""

import datetime
import gzip
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import override_settings

from archive.documents.files.keeping import keep, path_of
from archive.editing import publishing
from archive.management.commands import nightly
from tests.hands import letter, staff
from tests.imprint.test_face import PNG
from tests.web.pages import opened

pytestmark = pytest.mark.django_db


def test_what_was_withheld_until_today_is_public_again_and_the_dump_has_it() -> None:
    due, later = letter("Cable on a loan"), letter("Cable on tea")
    today, reviewer = datetime.datetime.now(datetime.UTC).date(), staff("reviewer", "Reviewers")
    publishing.hold([due.pk], until=today, by=reviewer, reason="privacy")
    publishing.hold([later.pk], until=today + datetime.timedelta(days=2), by=reviewer, reason="privacy")
    out = io.StringIO()
    call_command("nightly", stdout=out)
    assert "nothing is wrong" in out.getvalue()
    opened(f"/documents/{due.public_id}/")
    opened(f"/documents/{later.public_id}/", 410)
    dump = gzip.decompress((Path(settings.DATA_DIR) / "dump" / "documents.jsonl.gz").read_bytes()).decode()
    assert (due.public_id in dump, later.public_id in dump) == (True, False)


@override_settings(EMAIL_HOST="mail.example.org")
def test_a_damaged_file_is_told_to_the_administrators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "NIGHTS", 1)
    User.objects.filter(pk=staff("admin", "Administrators").pk).update(email="admin@example.org")
    stored = keep(SimpleUploadedFile("scan.png", PNG), "scan.png")
    path_of(stored.digest).write_bytes(b"lost")
    with pytest.raises(SystemExit):
        call_command("nightly", stdout=io.StringIO())
    assert [(letter_.to, stored.digest in letter_.body) for letter_ in mail.outbox] == [(["admin@example.org"], True)]
    path_of(stored.digest).unlink()
