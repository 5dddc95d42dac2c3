"""How the archive is served: `gunicorn` alone, started in this folder, finds this file and needs no more.

Threads and not bare processes: a lane of them is kept for people at work, however many strangers walk the lists.
"""

import gc
import os
from typing import Any
from wsgiref.util import setup_testing_defaults

wsgi_app = "config.wsgi"
worker_class = "gthread"
workers = min(4, max(2, os.cpu_count() or 2))
threads = 16
timeout = 60
graceful_timeout = 10
loglevel = "warning"
# Who is believed about addresses and https is said by ARCHIVE_TRUSTED_PROXIES, and nowhere else.
secure_scheme_headers: dict[str, str] = {}
# No header moves a page to another address (gunicorn believes SCRIPT_NAME and PATH_INFO from this machine otherwise).
forwarder_headers = ""


def post_worker_init(worker: Any) -> None:
    """The lane for lists leaves one thread of this process to everybody else; and the first reader does not wait until
    pages, index and words are read."""
    from django.conf import settings

    from archive.search.catalogue.memory import give_back
    from archive.web.gate.lane import lane

    lane.open_for(worker.cfg.threads)
    asked: dict[str, Any] = {"HTTP_HOST": settings.ALLOWED_HOSTS[0].lstrip("."), "PATH_INFO": "/documents/"}
    setup_testing_defaults(asked)
    if settings.HTTPS:
        asked["wsgi.url_scheme"] = "https"
    worker.wsgi(asked, lambda *_: None).close()
    # What counting the whole archive needed for a moment.
    give_back()
    # What stands now stands for good: looked through for garbage again and again, it held readers up for 0.1 s.
    gc.collect()
    gc.freeze()
