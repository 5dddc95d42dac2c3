"""The import wizard: from a file to a plan, and from the plan into the archive."""
