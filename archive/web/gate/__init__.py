"""Admission of requests for public pages.

`answering` combines freshness (ETag, 304), the page cache and that of page parts (`written_once`), the lane of seats
for lists and exports, the rate limit per network, and the limits of the read-only database connection; `traffic` logs
a summary once a minute.
"""
