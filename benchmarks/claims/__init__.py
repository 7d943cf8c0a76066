"""Claims that weaken one another."""
