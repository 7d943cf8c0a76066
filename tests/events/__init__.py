"""Tests of the room that finds events."""
