"""Made-up archives of any size for benchmarks: the same documents for the same seed, written past every deed."""
