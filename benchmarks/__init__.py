"""Benchmarks: one folder a question, on data that we did not write."""
