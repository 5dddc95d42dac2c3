"""What the archive is made of is listed, under its licence, as the lock has it."""

import json
import re

from tests.house.sbom import LICENCES, LOCK, SBOM, pinned


def test_the_list_holds_every_pinned_package_and_no_other() -> None:
    listed = {(each["name"], each["version"]) for each in json.loads(SBOM.read_text("utf-8"))["components"]}
    assert listed == {(each["name"], each["version"]) for each in pinned(LOCK.read_text("utf-8"))}, "run make sbom"


def test_the_list_has_the_shape_of_cyclonedx() -> None:
    known = json.loads(SBOM.read_text("utf-8"))
    assert (known["bomFormat"], known["specVersion"], known["version"]) == ("CycloneDX", "1.5", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", known["serialNumber"])
    references = [each["bom-ref"] for each in known["components"]]
    assert len(set(references)) == len(references)
    for each in known["components"]:
        assert each["type"] == "library"
        assert re.fullmatch(r"pkg:pypi/[a-z0-9.-]+@\S+", each["purl"])
        assert each["hashes"], each["name"]
        assert all(re.fullmatch(r"[0-9a-f]{64}", digest["content"]) for digest in each["hashes"])


def test_every_licence_lets_an_institution_run_and_change_the_archive() -> None:
    table = LICENCES.read_text("utf-8")
    for each in pinned(LOCK.read_text("utf-8")):
        assert f"| {each['name']} | {each['version']} |" in table, "run make sbom"
    assert "AGPL" not in table
    assert "Commercial" not in table
