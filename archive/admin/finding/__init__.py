"""Finding documents at the desk: filters over the records and the text index, counts beside values, columns, lists
kept by name."""
