"""The speed of the pages over a large store."""
