"""The log: one JSON object a line, so that a line break somebody typed cannot forge an entry."""

import json
import logging
from datetime import UTC, datetime

_EXTRAS = ("status_code", "run", "account", "address")


class OneObjectALine(logging.Formatter):
    """Each entry is one line of ASCII JSON: when, level, logger, message, and the traceback of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "when": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {name: value for name in _EXTRAS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)
