"""Reading a record in a text pasted into an empty form."""

from archive.admin.record.pasting.reading import read_record

__all__ = ["read_record"]
