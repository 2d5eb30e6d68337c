"""Họp: invitations, minutes, conclusions."""
