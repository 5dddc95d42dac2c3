"""Everything a record says, as one frozen value read in one query: the source of pages, formats, feeds and exports.

It is never cached: it is read as the record stands now, with today's people, topics and places, so that it cannot show
what was withdrawn, renamed, merged or split a moment ago.
"""

from archive.documents.full.reading import full_record, full_records
from archive.documents.full.values import FullRecord

__all__ = ["FullRecord", "full_record", "full_records"]
