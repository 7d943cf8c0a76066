"""Happenings, figures and disputes across reports."""
