"""The machine's log has one line for each deed that stands, with its run, whose it was, and from where it was asked."""

import json
import logging

import pytest
from django.test import Client

from archive.authority.deeds import deed
from archive.journal.models import Run
from archive.merging.merge import merge
from config.logs import OneObjectALine
from tests.hands import PASSWORD, person, staff

DEEDS = "archive.journal.runs"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_merge_is_one_line_with_its_run_and_account(caplog: pytest.LogCaptureFixture) -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")
    caplog.clear()
    with caplog.at_level(logging.INFO, DEEDS):
        merge(stalin, [filippov], by=staff("anna"), reason="a cover name")
    (line,) = [record for record in caplog.records if record.name == DEEDS]
    said = json.loads(OneObjectALine().format(line))
    assert said["run"] == Run.objects.get(kind=Run.Kind.MERGE).pk
    assert said["account"] == "anna"
    assert "Filippov" in said["message"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_deed_that_was_taken_back_before_it_stood_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")

    def broken_off() -> None:
        with deed():
            merge(stalin, [filippov], by=staff("anna"), reason="a cover name")
            raise KeyError

    caplog.clear()
    with caplog.at_level(logging.INFO, DEEDS), pytest.raises(KeyError):
        broken_off()
    assert not [record for record in caplog.records if record.name == DEEDS]


@pytest.mark.django_db
def test_a_refused_right_is_logged_with_who_asked_from_where(caplog: pytest.LogCaptureFixture) -> None:
    staff("nobody")
    client = Client(REMOTE_ADDR="192.0.2.7")
    client.login(username="nobody", password=PASSWORD)
    client.raise_request_exception = False
    with caplog.at_level(logging.WARNING, "config.logs"):
        assert client.get("/admin/archive/document/add/").status_code == 403
    (line,) = [record for record in caplog.records if record.name == "config.logs"]
    assert line.account == "nobody"  # type: ignore[attr-defined]
    assert line.getMessage() == "Refused: GET /admin/archive/document/add/"
