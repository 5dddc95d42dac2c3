"""Finding documents: one value in (`Selection`), one value out (`Found`), whatever the door.

`engine` is the one entrance. What is asked and answered stands in `query`. Words are read by `parsing`, cut by `tokens`
and looked up in `backends`, where `entry` says what is searchable; `expansion` finds names among them, `hits` keeps
what they found over an edit, and `wording` answers them. Everything else is counted in memory: `catalogue` holds every
published document in `columns`, values as numbers of a `codebook`; `loading` and `building` fill it, `placing` and
`splicing` replace what changed, `keeping` and `snapshot` hold it for the process, `preparing` and `hits_on_disk` with
what is asked most, and `heap` gives back what it no longer takes. `narrowing`, `counting`, `bars` and `browsing` ask
it, and `remembering` keeps what was looked up for as long as nothing changes; `known`, `totals`, `ties` and `uses`
answer single pages. `matches` and `reading` tell the reader why, `called` under which other names, and `slips` what
else he may have meant. `writing` is told of every change, `checking` compares, `suggesting` answers while somebody
types.
"""
