"""The shapes of the API's responses as JSON Schema: keys in order with their types.

A test compares them with real responses.
"""

from typing import Any, Final

from archive.documents.vocabulary import Certainty, Role
from archive.interchange.record import ALWAYS, WHEN_FILLED
from archive.people.models import Alias, Person
from archive.search.query import Facet
from archive.text.shelfmark import LEVELS
from archive.web.api.addresses import TEXT, Schema

COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
MOMENT: Final[Schema] = {"type": "string", "format": "date-time"}
PERHAPS: Final[Schema] = {"type": ["string", "null"]}
NEXT: Final[Schema] = {"type": ["string", "null"], "format": "uri", "description": "Where the list goes on, or null."}
_TEXTS: Final[Schema] = {"type": "array", "items": TEXT}


def shape(keys: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """Return the schema of an object with these keys, all required except the optional ones."""
    return {
        "type": "object",
        "required": list(keys),
        "properties": keys | (optional or {}),
        "additionalProperties": False,
    }


def several(one: Schema) -> Schema:
    """Return the schema of an array of these items."""
    return {"type": "array", "items": one}


def listing(one: Schema) -> Schema:
    """Return the schema of a page of a list, the same for all lists."""
    return shape({"total": COUNT, "items": several(one), "next": NEXT})


def _texts(*keys: str) -> dict[str, Schema]:
    return dict.fromkeys(keys, TEXT)


_CREDIT: Final = shape(
    {
        "name": TEXT,
        "supplied": TEXT,
        "role": {"enum": [role.value for role in Role]},
        "certainty": {"enum": [certainty.value for certainty in Certainty]},
        **_texts("person", "note"),
    },
    {"unidentified": {"type": "boolean"}, "position": {"type": "integer", "minimum": 1}},
)
_NOTED: Final[dict[str, Schema]] = {
    "supplied": TEXT,
    "certainty": {"enum": [certainty.value for certainty in Certainty]},
}
_LEVELS: Final[Schema] = shape({}, dict.fromkeys(LEVELS, TEXT)) | {
    "description": "The levels that the reference names, as in “f. 558, op. 11”.",
}
_PARTS: Final[dict[str, Schema]] = {
    "changed": MOMENT,
    "languages": _TEXTS,
    "texts": several(shape(_texts("kind", "language", "text", "credit"))),
    "credits": several(_CREDIT),
    "topics": several({"oneOf": [TEXT, shape(_texts("name"), _NOTED)]}),
    "places": several(shape(_texts("name", "role"), _texts("within") | _NOTED)),
    "collections": _TEXTS,
    "holdings": several(shape(_texts("repository", "reference", "note"), {"parts": _LEVELS})),
    "donors": _TEXTS,
    "contributors": _TEXTS,
    "related": several(shape(_texts("external_id", "kind"), _texts("id"))),
}
_VALUE: Final = shape(
    {**_texts("slug", "label", "name"), "count": COUNT, "documents": COUNT}, {"identified": {"type": "boolean"}}
)
_FACET: Final[Schema] = {"enum": [facet.value for facet in Facet]}
_VALUES: Final = shape({"facet": _FACET, "total": COUNT, "without": COUNT, "values": several(_VALUE), "next": NEXT})
_KIND: Final[Schema] = {"enum": list(Alias.Kind.values)}

SHAPES: Final[dict[str, Any]] = {
    "Document": shape(
        {key: _PARTS.get(key, TEXT) for key in ALWAYS}, {key: _PARTS.get(key, TEXT) for key in WHEN_FILLED}
    ),
    "Person": shape({
        **_texts("slug", "name"),
        "kind": {"enum": list(Person.Kind.values)},
        **_texts("born", "died"),
        "names": several(shape({"form": TEXT, "kind": _KIND, **_texts("script", "from", "until", "note")})),
        "identifiers": _TEXTS,
        "absorbed": _TEXTS,
        "documents": COUNT,
        "changed": MOMENT,
    }),
    "Alias": shape({"form": TEXT, "kind": _KIND, "script": TEXT, "person": PERHAPS}),
    "Topic": shape({
        **_texts("slug", "name"), "broader": PERHAPS, "names": several(shape(_texts("form"))), "documents": COUNT,
    }),
    "Place": shape({
        **_texts("slug", "name"),
        "parent": PERHAPS,
        "names": several(shape(_texts("form", "from", "until"))),
        "coordinates": {
            "oneOf": [{"type": "null"}, shape({key: {"type": "number"} for key in ("latitude", "longitude")})]
        },
        "documents": COUNT,
    }),
    "Facets": {
        "oneOf": [
            shape({"total": COUNT, "items": several(_VALUES), "next": {"type": "null"}, "documents": COUNT}),
            listing(_VALUE),
        ]
    },
    "Refusal": shape({"error": TEXT}),
}  # fmt: skip
