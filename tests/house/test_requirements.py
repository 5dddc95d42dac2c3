"""The locks: what is asked for is what is locked, each with its hashes."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT

_LOCKS = ("base", "dev", "e2e", "bench", "lock")
_EARLIER = {"dev": ("base",), "e2e": ("base", "dev"), "bench": ("base", "dev", "e2e")}


@dataclass(frozen=True)
class Pin:
    """One entry of a lock: the requirement, its hashes, and who asked for it."""

    requirement: Requirement
    hashes: tuple[str, ...]
    asked_by: str


@cache
def pins(lock: str) -> tuple[Pin, ...]:
    """Return the entries of a lock in its order."""
    written = (ROOT / "requirements" / f"{lock}.txt").read_text("ascii")
    entries = re.split(r"\n(?=[a-z])", re.sub(r"\A(#.*\n)+", "", written))
    return tuple(
        Pin(Requirement(entry.split("\\")[0].strip()), tuple(re.findall(r"sha256:(\w{64})", entry)), entry)
        for entry in entries
    )


@cache
def asked(lock: str) -> tuple[Requirement, ...]:
    """Return what pyproject.toml asks for: the archive's own dependencies, or one of the groups."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = written["project"]["dependencies"] if lock == "base" else written["dependency-groups"][lock]
    return tuple(Requirement(line) for line in lines)


@pytest.mark.parametrize("lock", _LOCKS)
def test_a_lock_holds_what_is_asked_for_and_nothing_that_nobody_asks_for(lock: str) -> None:
    by = "sobriquet (pyproject.toml)" if lock == "base" else f"sobriquet (pyproject.toml:{lock})"
    direct = {canonicalize_name(pin.requirement.name) for pin in pins(lock) if by in pin.asked_by}
    assert direct == {canonicalize_name(requirement.name) for requirement in asked(lock)}, "run make lock"


@pytest.mark.parametrize("lock", _LOCKS)
def test_a_locked_version_is_one_that_was_asked_for(lock: str) -> None:
    for wanted in asked(lock):
        found = [pin for pin in pins(lock) if canonicalize_name(pin.requirement.name) == canonicalize_name(wanted.name)]
        versions = [str(pin.requirement.specifier).removeprefix("==") for pin in found]
        assert all(version in wanted.specifier for version in versions), f"{wanted}: run make lock"


@pytest.mark.parametrize("lock", _LOCKS)
def test_every_entry_is_one_version_with_hashes(lock: str) -> None:
    assert all(str(pin.requirement.specifier).startswith("==") and pin.hashes for pin in pins(lock))


@pytest.mark.parametrize(("lock", "earlier"), [(lock, name) for lock, names in _EARLIER.items() for name in names])
def test_what_two_locks_share_is_the_same(lock: str, earlier: str) -> None:
    before = {(pin.requirement.name, str(pin.requirement.marker)): pin for pin in pins(earlier)}
    for pin in pins(lock):
        same = before.get((pin.requirement.name, str(pin.requirement.marker)), pin)
        assert (pin.requirement.specifier, pin.hashes) == (same.requirement.specifier, same.hashes)


def test_numpy_is_locked_for_machines_unlike_this_one() -> None:
    assert all(len(pin.hashes) > 20 for pin in pins("base") if pin.requirement.name == "numpy")
