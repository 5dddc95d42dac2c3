"""Writes the list of what the archive is made of: a CycloneDX SBOM from the lock, and the licences in a table.

`make sbom` runs it; a test holds both against the lock. No clock and no chance stand in them: the same lock makes the
same bytes.
"""

import json
import re
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
LOCK: Final = ROOT / "requirements" / "base.txt"
SBOM: Final = ROOT / "docs" / "sbom.cdx.json"
LICENCES: Final = ROOT / "docs" / "licences.md"
_PINNED: Final = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==(\S+)")
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# What lies in the tree itself.
VENDORED: Final = (
    ("htmx (in django-htmx)", "2 and 4", "0BSD"),
    ("Natural Earth, outlines of land", "1:110m", "public domain"),
)


def pinned(lock: str) -> list[dict[str, Any]]:
    """The packages of a lock: name, version, and the SHA-256 of each of their files."""
    found: list[dict[str, Any]] = []
    for line in lock.splitlines():
        if match := _PINNED.match(line):
            found.append(
                {"name": match[1], "version": match[2], "hashes": [], "marker": line.partition(";")[2].strip(" \\")}
            )
        if found:
            found[-1]["hashes"].extend(_HASH.findall(line))
    return found


def licence_of(name: str) -> str:
    """What the package says of its licence; "not said here" for one that this system does not install."""
    try:
        said: Any = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "not said here"
    classified = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if each.startswith("License")]
    words = str(said.get("License-Expression") or "") or "; ".join(classified) or str(said.get("License") or "")
    return words.splitlines()[0][:80] if words else "not said"


def component(package: dict[str, Any]) -> dict[str, Any]:
    """A package as CycloneDX 1.5 writes it."""
    purl = f"pkg:pypi/{package['name'].lower().replace('_', '-')}@{package['version']}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package["name"],
        "version": package["version"],
        "purl": purl,
        "licenses": [{"license": {"name": licence_of(package["name"])}}],
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in package["hashes"]],
    }


def sbom(lock: str) -> dict[str, Any]:
    """The whole list; its serial number is made of the lock."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, lock)}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": "sobriquet", "name": "sobriquet", "version": "0.1.0"}
        },
        "components": [component(package) for package in pinned(lock)],
    }


def licences(lock: str) -> str:
    """The table for people."""
    rows = [(each["name"], each["version"], licence_of(each["name"])) for each in pinned(lock)]
    lines = [f"| {name} | {version} | {licence} |" for name, version, licence in [*rows, *VENDORED]]
    head = [
        "# Licences",
        "",
        "What an archive runs with; written by `make sbom`. The program itself is under the MIT licence.",
        "",
    ]
    return "\n".join([*head, "| package | version | licence |", "|---|---|---|", *lines, ""])


def write() -> None:
    """Both files are as the lock says."""
    lock = LOCK.read_text("utf-8")
    SBOM.write_text(json.dumps(sbom(lock), indent=1, ensure_ascii=False) + "\n", "utf-8")
    LICENCES.write_text(licences(lock), "utf-8")


if __name__ == "__main__":
    write()
