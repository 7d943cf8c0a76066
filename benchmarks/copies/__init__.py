"""Copies, however changed."""
