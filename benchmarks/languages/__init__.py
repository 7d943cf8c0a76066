"""Which reports are told to be in another language than English."""
