"""Drafts of outgoing documents, phiếu trình, numbers, signatures, sending."""
