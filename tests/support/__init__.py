"""Helpers that tests, benchmarks and `make test` share."""
