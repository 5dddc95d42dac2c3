"""Writing: records in the travelling shape, as JSON Lines or as a table."""
