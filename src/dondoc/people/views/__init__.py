"""The pages of the directory, of accounts, and of one's own account."""
