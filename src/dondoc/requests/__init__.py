"""Yêu cầu: opinions, data and reports asked of bodies."""
