"""What the benchmarks share: bars, rows that know whether they are reached, results file, page."""
