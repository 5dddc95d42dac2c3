"""The queue of cards as a name editor has it in front of them: what the page shows is sent back, but for one's choice."""

import re
from html import unescape
from typing import Any

from django.test import Client

from archive.merging.cards.fresh import rebuild

QUEUE = "/admin/archive/person/candidates/"


def queue(client: Client, query: str = "") -> list[dict[str, Any]]:
    """The forms of the page, each with its fields as they would be sent, after all names were compared."""
    rebuild()
    return forms_of(client.get(QUEUE + query).content.decode())


def forms_of(text: str) -> list[dict[str, Any]]:
    """The fields of every card on the page; `says` is all that stands on it."""
    found = re.findall(r'<form id="card-form"(.*?)</form>', text, re.S)
    return [_fields(body) for body in found]


def _fields(body: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"members": [], "says": " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())}
    for tag in re.findall(r"<input\b[^>]*>", body):
        said = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if said["type"] in {"checkbox", "radio"} and not re.search(r"\schecked[\s>]", tag):
            continue
        if said["name"] == "members":
            fields["members"].append(said["value"])
        else:
            fields[said["name"]] = said.get("value", "")
    return fields


def card_of(client: Client, name: str) -> dict[str, Any]:
    """The card on which this stands."""
    return next(card for card in queue(client) if name in card["says"])


def decide(client: Client, card: dict[str, Any], decision: str, **typed: Any) -> Any:
    """The answer to pressing one of the card's buttons after this was typed."""
    sent = {name: value for name, value in {**card, **typed}.items() if name != "says"}
    return client.post(QUEUE, {**sent, "decision": decision})
