"""Finding documents: one value in (`Selection`), one value out (`Found`), whatever the door.

From outside only three modules are imported: `engine`, the entrance; `query`, what is asked and answered; `models`.
Behind them stand three storeys, each importing only from those below:

- `asking`: what somebody typed, read (`parsing`), names among it (`expansion`), answered (`wording`), explained
  (`reading`, `matches`, `did_you_mean`), and completed while they type (`suggesting`);
- `catalogue`: every published document as numpy columns in this process, kept up to date (`current`) from the log of
  changes, narrowed and counted without SQL; `snapshot` puts it on disk for processes to come;
- `index`: the text index of each database behind one protocol (`backends`), what is searchable of a record (`entry`),
  the one normaliser (`tokens`), the words of names (`name_tokens`), and the writers that log every change (`writing`).
"""
