"""The pages of outgoing papers."""
