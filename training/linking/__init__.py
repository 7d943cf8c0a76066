"""What linking weighs by, counted over development data."""
