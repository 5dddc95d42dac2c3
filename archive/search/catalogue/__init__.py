"""The published documents in memory, one row for each in date order, one column for each facet.

Filled by `loading` and `building`; what changed is replaced by `splicing` (`insertion` finds where new rows go);
`current` holds this process's catalogue and follows the log, `snapshot` with `hits_on_disk` stores it on disk, `memory`
returns freed arrays to the system. `narrowing`, `counting` and `bars` query it; `memo` caches answers for one version;
`hits` caches results of the text index and carries them over an edit. `slugs`, `totals`, `appearances`,
`correspondence`, `neighbours` and `cursors` serve single pages. `checking` compares everything with the records.
"""
