"""Headings as a tree, each under the broader one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.search.query import FacetValue


@dataclass(slots=True)
class Node:
    """A heading with its children."""

    value: FacetValue
    below: list["Node"] = field(default_factory=list)


def tree(values: Iterable[FacetValue], broader: Mapping[str, str | None]) -> list[Node]:
    """Return the top-level headings with their children, in the order of the values.

    A heading whose broader one has no documents becomes top-level; cycles are broken.
    """
    nodes = {value.slug: Node(value) for value in values}
    roots: list[Node] = []
    for slug, node in nodes.items():
        parent = broader.get(slug)
        if parent in nodes and not _leads_back(slug, broader):
            nodes[str(parent)].below.append(node)
        else:
            roots.append(node)
    return roots


def _leads_back(slug: str, broader: Mapping[str, str | None]) -> bool:
    seen, at = {slug}, broader.get(slug)
    while at is not None and at not in seen:
        seen.add(at)
        at = broader.get(at)
    return at == slug
