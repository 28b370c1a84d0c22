"""What `make` starts: the demo, the tests, the benchmarks."""
