"""The ways in which documents assign work, one module each: labelled lines, prose, tables."""
