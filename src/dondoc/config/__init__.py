"""Settings, addresses, the database and the supervisor that runs them together."""
