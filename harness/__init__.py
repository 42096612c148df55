"""The product as tests, benchmarks and screenshots run it: its processes and its users."""
