"""Every layer at once."""
