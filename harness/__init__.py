"""The product as tests, benchmarks and pictures run it: its processes, and those who use it."""
