"""As much of JSON Schema as the description of the API uses."""

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip
_KNOWN = {
    "$ref", "oneOf", "enum", "type", "properties", "required", "additionalProperties", "items", "format", "minimum",
    "description",
}  # fmt: skip


def misfits(schema: Any, told: Any, whole: Any, at: str = "") -> list[str]:
    """Where what was told is not as the schema says; references are looked up in the whole description."""
    assert schema.keys() <= _KNOWN, schema
    if "$ref" in schema:
        found = whole
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        return misfits(found, told, whole, at)
    if "oneOf" in schema:
        fitting = [one for one in schema["oneOf"] if not misfits(one, told, whole, at)]
        return [] if len(fitting) == 1 else [f"{at}: fits {len(fitting)}"]
    if "enum" in schema and told not in schema["enum"]:
        return [f"{at}: {told!r}"]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(told, _TYPES[kind]) for kind in kinds):
        return [f"{at}: {told!r} is no {kinds}"]
    return [*_inside(schema, told, whole, at)]


def _inside(schema: Any, told: Any, whole: Any, at: str) -> Iterator[str]:
    if isinstance(told, list):
        for one in told:
            yield from misfits(schema["items"], one, whole, f"{at}[]")
    if isinstance(told, dict):
        properties = schema["properties"]
        yield from (f"{at}.{key} is missing" for key in schema["required"] if key not in told)
        yield from (f"{at}.{key} is unknown" for key in told if key not in properties)
        for key in told.keys() & properties.keys():
            yield from misfits(properties[key], told[key], whole, f"{at}.{key}")
