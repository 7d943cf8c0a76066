"""Exports: a file a format; each says what it loses."""
