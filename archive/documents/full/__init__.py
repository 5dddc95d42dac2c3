"""What a record says, as one frozen value read in one query: pages, formats, feeds and exports all live from it.

Nothing of it is kept anywhere: it is read as the record stands now, with the people, topics and places of today, so
that it cannot show what was withdrawn, renamed, merged or split a moment ago.
"""

from archive.documents.full.reading import full_record, full_records
from archive.documents.full.values import FullRecord

__all__ = ["FullRecord", "full_record", "full_records"]
