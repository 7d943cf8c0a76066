"""Trains what judges events: a head on the shared encoder and a forest over the rules' candidates."""
