"""What programs get from the addresses of data."""

from collections.abc import Iterable
from typing import Any

from django.test import Client


def got(address: str, status: int = 200, **headers: str) -> Any:
    """The answer to a program that asks for this address, which has this status."""
    answer = Client().get(address, headers=headers)
    assert answer.status_code == status, f"{address}: {answer.status_code}"
    return answer


def body(answer: Any) -> str:
    """All that was sent."""
    pieces: Iterable[bytes] = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(pieces).decode()


def text(address: str, status: int = 200) -> str:
    """All that stands at the address."""
    return body(got(address, status))
