"""Error handling for streamed responses: a truncated response must not look complete to the client."""

import contextlib
import logging
import socket
import struct
from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest

_log: Final = logging.getLogger(__name__)
_AT_ONCE: Final = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset instead of an orderly end


def told(request: HttpRequest, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the chunks; an exception while producing one is logged, and the connection is reset.

    With the chunked encoding of HTTP/1.1 the missing terminator shows the truncation. In HTTP/1.0, which proxies speak
    by default, the response ends with the connection: only a reset distinguishes a truncated file from a whole one.
    """
    sent = 0
    try:
        for piece in pieces:
            yield piece
            sent += len(piece)
    except Exception:
        _log.exception("%s broke off after %d bytes", request.get_full_path(), sent)
        _reset(request.META.get("gunicorn.socket"))
        raise


def _reset(connection: socket.socket | None) -> None:
    if connection is not None:
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            connection.close()
