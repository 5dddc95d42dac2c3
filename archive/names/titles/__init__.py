"""Reading the titles of documents: `Cable No. 59976, Kovalev to Cde. Filippov [Stalin]`.

Every reading is a proposal for a curator. Nothing is resolved: a name is given as written, with what an editor put in
brackets beside it, and its likely role. A title that cannot be read gives an empty reading.
"""

from archive.names.titles.evidence import bracket_evidence
from archive.names.titles.grammar import read_title, read_type
from archive.names.titles.reading import NameInTitle, TitleReading

__all__ = ["NameInTitle", "TitleReading", "bracket_evidence", "read_title", "read_type"]
