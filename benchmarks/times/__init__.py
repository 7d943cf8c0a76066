"""Time phrases."""
