"""Names as written: their keys, their letters in another script, their parts, and how alike two of them are."""
