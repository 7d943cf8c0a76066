"""Actors and places."""
