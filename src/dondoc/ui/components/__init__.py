"""The components: plain functions from a closed list of props to safe HTML. `templatetags/ui.py` makes them tags."""
