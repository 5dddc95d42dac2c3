"""Search in the admin's document list: filters on records and the text index, facet counts, columns, saved lists."""
