"""Places: where documents were written, sent, or what they speak of, with the names places had."""
