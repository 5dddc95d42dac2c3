"""An answer sent piece by piece that breaks: whoever reads it must not take what came for the whole."""

import contextlib
import logging
import socket
import struct
from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest

_log: Final = logging.getLogger(__name__)
_AT_ONCE: Final = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset, and no end


def told(request: HttpRequest, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces; where making one fails, that is a line of the log, and the connection breaks without an end.

    The chunked encoding of HTTP/1.1 shows a missing end by itself. In HTTP/1.0, which proxies speak by default, the end
    of the connection is the end of the answer: there only a reset tells a torn file from a whole one.
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
