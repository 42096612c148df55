"""What the benchmarks share: bars, rows that know whether they reach them, results file, page."""
