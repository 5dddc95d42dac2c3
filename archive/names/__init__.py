"""Names as written: keys, transliteration, parsing into parts, and the likeness of two names."""
