"""Generated archives of any size for benchmarks: deterministic by seed, and written by direct inserts, bypassing the
services."""
