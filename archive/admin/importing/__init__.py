"""The import desk: from a file to its plan, and from the plan into the archive."""
