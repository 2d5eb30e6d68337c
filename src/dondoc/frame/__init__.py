"""What every app stands on, without models: access, the transition engine, registries, keyset pages, the encrypted field."""
