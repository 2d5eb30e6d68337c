"""The pages of plans and work."""
