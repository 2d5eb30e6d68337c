"""Who did what, when and why: appended by every action, edited by nobody."""
