"""Benchmarks of the figures that README quotes: `make bench`."""
