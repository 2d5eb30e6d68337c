"""In-app notices: a line for a person, with the page it leads to."""
