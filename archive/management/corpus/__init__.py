"""Generated archives for benchmarks: deterministic by seed, and written by direct inserts, bypassing the services."""
