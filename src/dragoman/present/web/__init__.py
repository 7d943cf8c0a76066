"""The pages of ``dragoman serve``: the record as HTML, JSON and CSV, made on this machine and shown to it."""
