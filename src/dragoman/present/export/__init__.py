"""Exports: a file a format; each says what it loses. ``formats.export`` writes any of them."""
