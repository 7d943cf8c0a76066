"""Which place of a name."""
