"""Finding documents: one value in (`Selection`), one value out (`Found`), whatever the door.

From outside only three modules are imported: `engine`, the entrance; `query`, its input and output values; `models`.

Behind them are three storeys, each importing only from those below:

- `asking`: what was typed, parsed (`parsing`), names in it expanded (`expansion`), answered (`wording`), explained
  (`reading`, `matches`, `did_you_mean`), and completed while it is typed (`suggesting`);
- `catalogue`: every published document as numpy columns in this process, kept up to date (`current`) from the log of
  changes, filtered and counted without SQL; `snapshot` stores it on disk for later processes;
- `index`: the text index of each database behind one protocol (`backends`), what is searchable of a record (`entry`),
  the one normaliser (`tokens`), the words of names (`name_tokens`), and the writers that log every change (`writing`).
"""
