"""Periodic reports composed from what the units sent."""
