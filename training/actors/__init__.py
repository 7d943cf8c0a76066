"""Links to the world table, judged, and what is fitted on them."""
