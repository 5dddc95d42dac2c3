"""The published documents in memory, one row a document in order of time, one column a facet.

Filled by `loading` and `building`; what changed is replaced by `splicing` (`insertion` says where new rows go);
`current` holds the catalogue of this process and follows the log, `snapshot` with `hits_on_disk` keeps it on disk,
`memory` returns freed arrays to the machine. `narrowing`, `counting` and `bars` ask it; `memo` caches answers for one
version; `hits` caches what the text index found and carries it over an edit. `slugs`, `totals`, `appearances`,
`correspondence`, `neighbours` and `cursors` answer single pages. `checking` compares everything with the records.
"""
