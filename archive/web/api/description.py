"""The API's description of itself: the entry point, and OpenAPI 3.1 generated from the table of endpoints."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from archive.web.api.addresses import ADDRESSES, Address, Parameter, Schema
from archive.web.api.door import Told, api
from archive.web.api.shapes import SHAPES, listing
from archive.web.views.formats_door import publisher_of

_REFUSALS = {
    "400": "What was asked cannot be read: a parameter, or a cursor that was made up, belongs to another list or "
    "order, or stands beside a page; `error` says which. After a refused cursor, begin with the first page.",
    "404": "Nothing public has this address.",
    "429": "Lists were asked for faster than one a second; Retry-After says when to come back.",
    "503": "Very much is asked for just now; Retry-After says when to come back.",
}
_GONE = {"410": "The document was public once; `error` says why it no longer is."}
_MOVED = {"301": {"description": "The person is known under another address today."}}


@api
def entered(request: HttpRequest) -> Told:
    """The entry point, with the URLs of all endpoints."""
    root = f"{publisher_of(request).base}{request.path}"
    lists = {address.path.strip("/"): f"{root}{address.path}" for address in ADDRESSES if "{" not in address.path}
    return {**lists, "openapi": f"{root}openapi.json"}


@api
def unknown(request: HttpRequest, rest: str) -> Told:
    """404 as JSON for an unknown endpoint."""
    raise Http404(_("The API has no such address. /api/v1/ names those it has."))


@api
def openapi(request: HttpRequest) -> Told:
    """The OpenAPI description: every endpoint with its parameters and shapes."""
    publisher = publisher_of(request)
    refusal = {"schema": {"$ref": "#/components/schemas/Refusal"}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": publisher.name,
            "version": "1",
            "description": "What is published here, as data. To be read by anybody, without a key.",
        },
        "servers": [{"url": f"{publisher.base}{request.path.removesuffix('openapi.json')}".rstrip("/")}],
        "paths": {f"/{address.path}": {"get": _described(address)} for address in ADDRESSES},
        "components": {
            "schemas": SHAPES,
            "responses": {
                f"Refusal{status}": {"description": says, "content": {"application/json": refusal}}
                for status, says in (_REFUSALS | _GONE).items()
            },
        },
    }


def _described(address: Address) -> dict[str, Any]:
    one = {"$ref": f"#/components/schemas/{address.shape}"}
    refusals = [*_REFUSALS, *(_GONE if address.path == "documents/{id}/" else ())]
    return {
        "operationId": address.path.replace("{", "").replace("}", "").strip("/").replace("/", "_by_"),
        "summary": address.says,
        "parameters": [_parameter(parameter) for parameter in address.parameters],
        "responses": {
            "200": {
                "description": address.says,
                "headers": {"ETag": {"description": "For conditional requests.", "schema": {"type": "string"}}},
                "content": {"application/json": {"schema": listing(one) if address.is_list else one}},
            },
            **(_MOVED if address.path == "people/{slug}/" else {}),
            **{status: {"$ref": f"#/components/responses/Refusal{status}"} for status in refusals},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: Schema = parameter.schema
    if parameter.is_repeatable:
        schema = {"type": "array", "items": schema}
    return {
        "name": parameter.name,
        "in": "path" if parameter.is_within else "query",
        "required": parameter.is_within,
        "description": parameter.says,
        "schema": schema,
        **({"style": "form", "explode": True} if parameter.is_repeatable else {}),
    }
