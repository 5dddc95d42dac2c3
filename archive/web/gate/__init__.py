"""Who is served when: `answering` ties together freshness (ETag, 304), kept pages and their middles (`written_once`), the lane of seats for lists and
exports, the pace of one address, and the limits of a reader's database connection; `traffic` logs it once a minute."""
