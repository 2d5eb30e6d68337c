"""The ways in to meetings."""
