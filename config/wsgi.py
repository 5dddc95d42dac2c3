"""The door for gunicorn: `gunicorn config.wsgi`."""

import os
from collections.abc import Iterable
from typing import Any, Final

from django.core.wsgi import get_wsgi_application

from archive.search.catalogue.memory import of_one_piece

of_one_piece()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

SECONDS_A_PIECE: Final = 60

_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Django, for the whole path of the address: no part of it is a prefix, whoever told the server so.

    `curl -H "SCRIPT_NAME: /documents/4c7k2x9q" …/documents/4c7k2x9q/` would otherwise be answered with the first page,
    and a cache in front would keep that as the record.
    """
    environ["PATH_INFO"] = environ.pop("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    environ["SCRIPT_NAME"] = ""
    # Who stops reading gives the thread back: a piece is taken within a minute, or the connection is closed.
    if connection := environ.get("gunicorn.socket"):
        connection.settimeout(SECONDS_A_PIECE)
    return _django(environ, start_response)
