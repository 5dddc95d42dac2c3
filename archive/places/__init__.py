"""Places: where documents were written and sent, or what they are about, with former names."""
