"""Statements, by the shared scorer."""
