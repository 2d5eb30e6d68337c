"""Pure: see the package docs."""
