"""Who says what: PolNeAR and the joint set."""
