"""The statement tagger: what it is trained on, how, and how it is scored, linked and exported."""
