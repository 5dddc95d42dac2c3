"""The entry point for gunicorn: `gunicorn config.wsgi`."""

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
    """Call Django with the whole path as PATH_INFO, ignoring any SCRIPT_NAME.

    `curl -H "SCRIPT_NAME: /documents/4c7k2x9q" …/documents/4c7k2x9q/` would otherwise return the first page, and a
    cache in front would store that as the record.
    """
    environ["PATH_INFO"] = environ.pop("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    environ["SCRIPT_NAME"] = ""
    # A client that stops reading must not block the thread: the connection is closed if a chunk is not read within a
    # minute.
    if connection := environ.get("gunicorn.socket"):
        connection.settimeout(SECONDS_A_PIECE)
    return _django(environ, start_response)
