"""Settings, one small file per topic; development, production and testing each put them together."""
