"""Who is who in Wikinews."""
