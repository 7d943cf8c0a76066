"""Who does it to whom, in sentences that others annotated."""
