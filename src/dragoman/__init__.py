"""Dragoman reads news reports and keeps the record of who did what to whom, who says so, and who disputes it."""

__all__ = ["__version__"]

__version__ = "0.1.0"
