"""The first page, the search page and the morning of a leader."""
