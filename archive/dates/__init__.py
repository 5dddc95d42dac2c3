"""Dates as exactly as they are known: parsed from words and from EDTF, and worded again.

    ImpreciseDate.parse("c. March 1949").edtf == "1949-03~"

A pure room: only `fields` knows Django. `edtf` is the value; `points` and `bounds` are one date and its days, `grammar`
is EDTF as a whole; `reading` parses words (with `dateline`, `clock`, `tokens`, `partial`, `ranges`, `phrase`),
`wording` writes them.

Where the standard leaves a choice: winter 1949 is December 1949 to February 1950 and spring begins in March (25 to 32
name the hemisphere); early, mid and late 1949 are its thirds; a decade begins with its 0 and a century with its 00;
before and after a date include that date itself, as `../1949` and `1949/..` do; hours are dropped, whatever the zone;
all ways of saying nothing (`..`, `XXXX-XX-XX`) are `XXXX`, undated.
"""

from archive.dates.edtf import ImpreciseDate, stored_bounds, style_spoken
from archive.dates.precision import Precision
from archive.dates.refusal import UnreadableDate
from archive.dates.styles import Style

__all__ = ["ImpreciseDate", "Precision", "Style", "UnreadableDate", "stored_bounds", "style_spoken"]
