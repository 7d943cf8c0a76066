"""The growth of linking."""
