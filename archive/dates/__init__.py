"""When: dates as exactly as they are known, read from words and from EDTF, and put back into words.

    ImpreciseDate.parse("c. March 1949").edtf == "1949-03~"

A pure room: only `fields` knows Django. `points` and `bounds` are one date and its days, `grammar` is EDTF as a whole,
`edtf` the value; `reading` takes words in (by `dateline`, `clock`, `tokens`, `partial`, `ranges`, `phrase`), `wording`
gives them back.
"""

from archive.dates.edtf import ImpreciseDate, stored_bounds
from archive.dates.precision import Precision
from archive.dates.refusal import UnreadableDate
from archive.dates.styles import Style

__all__ = ["ImpreciseDate", "Precision", "Style", "UnreadableDate", "stored_bounds"]
