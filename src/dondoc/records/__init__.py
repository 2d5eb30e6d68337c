"""Official documents: incoming, outgoing, internal; their numbers, files, recipients and citations."""
