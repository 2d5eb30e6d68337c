"""The shell that enterprises and partners see, their invitations, and what they are asked."""
