"""Which events a report tells, and how right their fields are."""
