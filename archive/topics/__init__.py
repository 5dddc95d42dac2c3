"""Topics: what documents are about, as a controlled list with broader terms and synonyms."""
